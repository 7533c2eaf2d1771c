package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** As of when a report looks at what is there, of whom, and as known when. */
@Value.Immutable
public abstract class AsOfQuery {
  AsOfQuery() {}

  /** Returns the query for the instant at which the report begins, over all types and holders. */
  public static AsOfQuery now() {
    return ImmutableAsOfQuery.builder().build();
  }

  /**
   * Returns the query for {@code instant}, what is effective at it included.
   *
   * @throws io.sessioncredits.model.InvalidInputException if it is null or out of range
   */
  public static AsOfQuery at(Instant instant) {
    return now().withInstant(Limits.instant("instant", instant));
  }

  /** Returns as of when; empty for the instant at which the report begins. */
  public abstract Optional<Instant> instant();

  /**
   * Returns as known when: entries recorded later are left out; empty for the instant at which the
   * report begins.
   */
  public abstract Optional<Instant> asKnownAt();

  /** Returns the only credit type wanted; empty for all. */
  public abstract Optional<CreditType> type();

  /** Returns the only holder wanted; empty for all. */
  public abstract Optional<Holder> holder();

  abstract AsOfQuery withInstant(Instant instant);

  /** Returns this query as known at {@code instant}. */
  public abstract AsOfQuery withAsKnownAt(Instant instant);

  /** Returns this query for one credit type. */
  public abstract AsOfQuery withType(CreditType type);

  /** Returns this query for one holder. */
  public abstract AsOfQuery withHolder(Holder holder);

  @Value.Check
  void check() {
    asKnownAt().ifPresent(i -> Limits.instant("asKnownAt", i));
  }
}
