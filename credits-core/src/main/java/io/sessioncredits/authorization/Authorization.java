package io.sessioncredits.authorization;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InsurerId;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.immutables.value.Value;

/**
 * What an insurer has authorized for a client: so many visits, or units of time, of some services
 * in a period.
 *
 * <p>Units are counted from the length of a session, rounded at the mid-point and never to 0: of 15
 * minutes each, 22 minutes are 1, 23 are 2, and 5 are 1 (FIELD, S137).
 */
@Value.Immutable
public abstract class Authorization {
  /** Longest unit: a day. */
  private static final long UNIT_SECONDS = Duration.ofDays(1).toSeconds();

  Authorization() {}

  /**
   * Returns an authorization of {@code authorized} visits of any service, counted with those that
   * are booked, of the first priority.
   *
   * @param ref its number; the client's own, so that two clients may have the same
   * @param client for whom
   * @param insurer who pays
   * @param authorized how many, 1 to {@link Limits#CREDITS}
   * @param period on which days
   * @throws InvalidInputException if an argument is null or out of range
   */
  public static Authorization of(
      AuthorizationRef ref,
      ClientId client,
      InsurerId insurer,
      long authorized,
      AuthorizedPeriod period) {
    return ImmutableAuthorization.of(
        Limits.given("authorization", ref),
        Limits.given("client", client),
        Limits.given("insurer", insurer),
        authorized,
        Limits.given("period", period));
  }

  /** Returns its number. */
  @Value.Parameter
  public abstract AuthorizationRef ref();

  /** Returns for whom. */
  @Value.Parameter
  public abstract ClientId client();

  /** Returns who pays. */
  @Value.Parameter
  public abstract InsurerId insurer();

  /** Returns how many visits or units. */
  @Value.Parameter
  public abstract long authorized();

  /** Returns on which days. */
  @Value.Parameter
  public abstract AuthorizedPeriod period();

  /** Returns the services; empty for all. */
  public abstract Set<AppointmentType> services();

  /** Returns how long a unit is; empty if visits are counted. */
  public abstract Optional<Duration> unit();

  /** Returns how many units one visit may use; empty if there is no such limit. */
  public abstract OptionalLong limitPerVisit();

  /** Returns which visits use it up. */
  @Value.Default
  public CountingRule rule() {
    return CountingRule.WITH_SCHEDULED;
  }

  /**
   * Returns which authorization of the client goes first, 0 to {@link Limits#PRIORITY}: lower
   * first, such as 0 for the primary payer and 1 for the secondary.
   */
  @Value.Default
  public int priority() {
    return 0;
  }

  /** Returns this authorization for these services alone. */
  public Authorization withServices(AppointmentType... services) {
    return withServices(List.of(services));
  }

  abstract Authorization withServices(Iterable<? extends AppointmentType> services);

  /**
   * Returns this authorization counted in units of this length.
   *
   * @throws InvalidInputException if it is not of whole seconds from a minute to a day
   */
  public abstract Authorization withUnit(Duration unit);

  /**
   * Returns this authorization with a limit of units that one visit may use; what is longer is
   * flagged.
   *
   * @throws InvalidInputException if visits are counted, or the limit is not from 1 to {@link
   *     Limits#CREDITS}
   */
  public abstract Authorization withLimitPerVisit(long limit);

  abstract Authorization withUnit(Optional<? extends Duration> unit);

  abstract Authorization withLimitPerVisit(OptionalLong limit);

  /** Returns this authorization under another rule. */
  public abstract Authorization withRule(CountingRule rule);

  /** Returns this authorization with another priority. */
  public abstract Authorization withPriority(int priority);

  /** Returns whether it is for {@code service}. */
  public boolean covers(AppointmentType service) {
    return services().isEmpty() || services().contains(service);
  }

  /**
   * Returns how many visits or units a session takes, before any limit: 1 if visits are counted or
   * the length is not known.
   */
  public long units(Optional<Duration> length) {
    if (unit().isEmpty() || length.isEmpty()) {
      return 1;
    }
    long unitSeconds = unit().get().toSeconds();
    return Math.max(1, (2 * length.get().toSeconds() + unitSeconds) / (2 * unitSeconds));
  }

  @Value.Check
  Authorization check() {
    Limits.credits("authorized", authorized());
    Limits.between("services", services().size(), 0, Limits.COVERED);
    Limits.between("priority", priority(), 0, Limits.PRIORITY);
    limitPerVisit().ifPresent(limit -> Limits.credits("limitPerVisit", limit));
    unit().ifPresent(Authorization::checkUnit);
    if (limitPerVisit().isPresent() && unit().isEmpty()) {
      throw new InvalidInputException(
          "limitPerVisit", limitPerVisit().getAsLong(), "is for units alone: a visit is one visit");
    }
    return this;
  }

  private static void checkUnit(Duration unit) {
    Limits.between("unit in seconds", unit.toSeconds(), 60, UNIT_SECONDS);
    if (!unit.equals(Duration.ofSeconds(unit.toSeconds()))) {
      throw new InvalidInputException("unit", unit, "must be of whole seconds");
    }
  }

  /** Returns the services in order. */
  Set<AppointmentType> sortedServices() {
    return Collections.unmodifiableSet(new TreeSet<>(services()));
  }
}
