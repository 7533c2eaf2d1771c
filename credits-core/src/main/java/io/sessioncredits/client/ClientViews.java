package io.sessioncredits.client;

import io.sessioncredits.client.ClientLine.By;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.HistoryText;
import io.sessioncredits.ledger.LedgerReading;
import io.sessioncredits.ledger.LedgerView;
import io.sessioncredits.ledger.Standing;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows clients their own credits. */
public final class ClientViews {
  private final LedgerView ledger;
  private final ZoneId zone;

  /** Creates the views that read through {@code ledger} and tell times in {@code zone}. */
  public ClientViews(LedgerView ledger, ZoneId zone) {
    this.ledger = ledger;
    this.zone = zone;
  }

  /**
   * Returns what the client of {@code query} sees; of a client unknown to us zero of everything.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null or its cursor is not
   *     one of ours
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public ClientView show(ClientViewQuery query) {
    Limits.given("query", query);
    HistoryText text =
        HistoryText.of(query.locale(), zone)
            .withNames(query.names())
            .withReasons(false)
            .withReader(query.client());
    LedgerReading read =
        ledger.read(
            HistoryQuery.of(query.holder())
                .withPracticeChanges(false)
                .withLimit(query.limit())
                .withAfter(query.after()));
    Standing standing = read.standing();
    Map<AppointmentType, Long> bookable = new LinkedHashMap<>();
    query.bookable().forEach(type -> bookable.put(type, standing.bookable(type)));
    List<ClientLine> lines =
        Stream.concat(read.history().due().stream(), read.history().entries().stream())
            .map(entry -> line(entry, query, text))
            .toList();
    return ImmutableClientView.builder()
        .at(standing.at())
        .balances(standing.balances())
        .expiries(standing.expiries())
        .bookable(bookable)
        .offers(read.offers())
        .lines(lines)
        .next(read.history().next())
        .build();
  }

  private static ClientLine line(LedgerEntry entry, ClientViewQuery query, HistoryText text) {
    return ImmutableClientLine.builder()
        .effectiveAt(entry.effectiveAt())
        .type(entry.account().type())
        .cause(entry.cause())
        .amount(entry.amount())
        .held(entry.held())
        .balanceAfter(entry.balanceAfter())
        .by(by(entry.actor()))
        .session(entry.session().filter(s -> s.line().attendee().equals(query.client())))
        .text(text.describe(entry))
        .build();
  }

  private static By by(Actor actor) {
    if (actor.equals(Actor.TIME)) {
      return By.TIME;
    }
    return switch (actor.kind()) {
      case STAFF -> By.STAFF;
      case CLIENT -> By.CLIENT;
      case SYSTEM -> By.SYSTEM;
    };
  }
}
