package io.sessioncredits.report;

import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.CreditQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the open debts of a practice wallet by wallet, as they stand now. */
final class OpenDebts {
  private static final Comparator<OpenDebt> OLDEST_FIRST =
      Comparator.comparing(OpenDebt::since)
          .thenComparing(OpenDebt::type)
          .thenComparingLong(OpenDebt::opening);

  private final PracticeId practice;
  private final CreditQueries queries;
  private final DebtsQuery query;
  private final Instant now;
  private final ZoneId zone;

  OpenDebts(
      PracticeId practice, CreditQueries queries, DebtsQuery query, Instant now, ZoneId zone) {
    this.practice = practice;
    this.queries = queries;
    this.query = query;
    this.now = now;
    this.zone = zone;
  }

  /** Hands the debts of each holder who owes to {@code taker}, which says whether to go on. */
  void read(Predicate<List<DebtLine>> taker) {
    Optional<Holder> after = query.after();
    List<Position> page = queries.wallets(practice, after, Limits.PAGE);
    while (!page.isEmpty()) {
      for (Position written : page) {
        List<DebtLine> lines = lines(written);
        if (!lines.isEmpty() && !taker.test(lines)) {
          return;
        }
      }
      after = Optional.of(page.get(page.size() - 1).wallet().holder());
      page = queries.wallets(practice, after, Limits.PAGE);
    }
  }

  private List<DebtLine> lines(Position written) {
    Instant at = written.recordedAt().isAfter(now) ? written.recordedAt() : now;
    return written.at(at).debts().stream()
        .filter(d -> !d.type().isReserved())
        .filter(d -> query.type().map(d.type()::equals).orElse(true))
        .sorted(OLDEST_FIRST)
        .map(
            d ->
                new DebtLine(
                    new LotId(written.wallet().account(d.type()), d.opening()),
                    d.owed(),
                    d.session(),
                    d.since(),
                    Math.max(0, ChronoUnit.DAYS.between(date(d.since()), date(at)))))
        .toList();
  }

  private LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
