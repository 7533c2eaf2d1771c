package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which period a report is about, of whom, and as known when.
 *
 * <p>An entry belongs to the period in which it is effective, whenever it was recorded.
 */
@Value.Immutable
public abstract class ReportQuery {
  ReportQuery() {}

  /**
   * Returns the query for the period from {@code from}, included, until {@code until}, not
   * included, over all credit types and holders.
   *
   * @throws InvalidInputException if an instant is null or out of range, or {@code until} is not
   *     after {@code from}
   */
  public static ReportQuery of(Instant from, Instant until) {
    return ImmutableReportQuery.of(Limits.instant("from", from), Limits.instant("until", until));
  }

  /** Returns the first instant of the period. */
  @Value.Parameter
  public abstract Instant start();

  /** Returns the first instant after the period. */
  @Value.Parameter
  public abstract Instant end();

  /**
   * Returns as known when: entries recorded later are left out; empty for the instant at which the
   * report begins.
   */
  public abstract Optional<Instant> asKnownAt();

  /** Returns the only credit type wanted; empty for all. */
  public abstract Optional<CreditType> type();

  /** Returns the only holder wanted; empty for all. */
  public abstract Optional<Holder> holder();

  /** Returns this query as known at {@code instant}. */
  public abstract ReportQuery withAsKnownAt(Instant instant);

  /** Returns this query for one credit type. */
  public abstract ReportQuery withType(CreditType type);

  /** Returns this query for one holder. */
  public abstract ReportQuery withHolder(Holder holder);

  @Value.Check
  void check() {
    if (!end().isAfter(start())) {
      throw new InvalidInputException("until", end(), "must be after from, " + start());
    }
    asKnownAt().ifPresent(i -> Limits.instant("asKnownAt", i));
  }
}
