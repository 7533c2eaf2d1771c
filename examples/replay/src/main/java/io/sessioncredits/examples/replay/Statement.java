package io.sessioncredits.examples.replay;

import io.sessioncredits.ledger.HistoryPage;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Ledger;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statement of one client: every line of the history in plain words, the oldest first. */
final class Statement {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Map<BookingRef, Appointment> appointments;

  private Statement(ClientId client, Collection<Appointment> appointments) {
    this.appointments =
        appointments.stream()
            .filter(a -> a.client().equals(client))
            .collect(Collectors.toMap(Appointment::booking, a -> a));
  }

  /** Returns the lines of the statement of {@code client}, with a heading and a last line. */
  static List<String> of(ClientId client, Collection<Appointment> appointments, Ledger ledger) {
    Statement statement = new Statement(client, appointments);
    List<String> lines = new ArrayList<>();
    lines.add("Statement of " + client + ", times of " + Rules.ZONE);
    for (LedgerEntry entry : history(client, ledger)) {
      lines.add(statement.line(entry));
    }
    lines.add(
        lines.size() == 1
            ? "Never had a credit."
            : "Balance: " + ledger.balance(client, Rules.CREDIT).number());
    return List.copyOf(lines);
  }

  private static List<LedgerEntry> history(ClientId client, Ledger ledger) {
    HistoryQuery query = HistoryQuery.of(client).withLimit(Limits.PAGE);
    HistoryPage page = ledger.history(query);
    List<LedgerEntry> entries = new ArrayList<>(page.entries());
    while (page.next().isPresent()) {
      page = ledger.history(query.withAfter(page.next()));
      entries.addAll(page.entries());
    }
    Collections.reverse(entries);
    return entries;
  }

  private String line(LedgerEntry entry) {
    return String.format(
        Locale.ROOT,
        "%s  %+3d  balance %2d  %s",
        local(entry.effectiveAt()),
        entry.amount(),
        entry.balanceAfter(),
        words(entry));
  }

  private String words(LedgerEntry entry) {
    return switch (entry.column()) {
      case GRANTED -> "package bought";
      case SPENT -> "booked " + session(entry) + ending(entry);
      case RESTORED -> "cancelled in time, credit returned: " + session(entry);
      case TRANSFERRED -> (entry.amount() < 0 ? "given to " : "received from ") + other(entry);
      default -> entry.primitive() + " because of " + entry.cause();
    };
  }

  private String session(LedgerEntry entry) {
    String when = entry.session().map(s -> " for " + local(s.startsAt())).orElse("");
    return appointment(entry).map(a -> a.booking() + when + place(a)).orElse("a session" + when);
  }

  private static String place(Appointment appointment) {
    String location = appointment.location();
    return location.isBlank() ? "" : " at " + PlainText.of(location);
  }

  private String ending(LedgerEntry entry) {
    return appointment(entry)
        .map(
            a ->
                switch (a.ending().kind()) {
                  case ATTENDED -> ", attended";
                  case NO_SHOW -> ", missed";
                  case CANCELLED -> Rules.isCancelledLate(a) ? ", cancelled too late" : "";
                })
        .orElse("");
  }

  private Optional<Appointment> appointment(LedgerEntry entry) {
    return entry.session().map(s -> appointments.get(s.line().booking()));
  }

  private static String other(LedgerEntry entry) {
    return entry.related().map(r -> r.account().wallet().holder().value()).orElse("nobody");
  }

  private static String local(Instant instant) {
    return MINUTE.format(instant.atZone(Rules.ZONE));
  }
}
