package io.sessioncredits.policy;

import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.SpendMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.immutables.value.Value;

/**
 * The rules of one practice. Immutable; each {@code with…} returns a changed copy.
 *
 * <p>{@link #standard} books nothing without credit, gives credits back on every cancellation,
 * spends when booked, and leaves transfers to staff. {@link #permissive} differs in one thing:
 * booking without credit is allowed, without limit.
 */
@Value.Immutable
public abstract class CreditPolicy {
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final int MOST_GRACE_DAYS = 3_660;
  private static final int MOST_LOW_MARKS = 10;

  CreditPolicy() {}

  /**
   * Returns the standard rules.
   *
   * @param zone the zone of the practice, in which days begin and end; never the zone of the
   *     machine
   */
  public static CreditPolicy standard(ZoneId zone) {
    return ImmutableCreditPolicy.of(Limits.given("zone", zone));
  }

  /** Returns the rules of a practice that lets clients book without credit and settles later. */
  public static CreditPolicy permissive(ZoneId zone) {
    return standard(zone).withBookingWithoutCredit(true);
  }

  /** Returns the zone in which days begin and end. */
  @Value.Parameter
  public abstract ZoneId zone();

  /** Returns what credits can pay. */
  @Value.Default
  public Catalogue catalogue() {
    return Catalogue.byAppointmentType();
  }

  /** Returns whether the practice uses credits; if not, bookings pass and spend nothing. */
  @Value.Default
  public boolean active() {
    return true;
  }

  /** Returns the packages that the practice sells or once sold; none unless others are given. */
  @Value.Default
  public Assortment packages() {
    return Assortment.empty();
  }

  /** Returns whether clients may book without credit. */
  @Value.Default
  public boolean bookingWithoutCredit() {
    return false;
  }

  /**
   * Returns how many credits of a type may be owed where booking without credit is allowed; empty
   * for no limit.
   */
  public abstract OptionalLong overdraftLimit();

  /** Returns whether a cancellation gives credits back. */
  @Value.Default
  public boolean restoreOnCancel() {
    return true;
  }

  /**
   * Returns how long before the session a cancellation must come to give credits back; empty for no
   * such limit.
   */
  public abstract Optional<Duration> cancellationWindow();

  /** Returns against which date validity is judged. */
  @Value.Default
  public ExpiryBasis expiryBasis() {
    return ExpiryBasis.SESSION_DATE;
  }

  /** Returns when a booking spends its credits. */
  @Value.Default
  public SpendMode spendMode() {
    return SpendMode.AT_BOOKING;
  }

  /**
   * Returns how long after the start of a session credits set aside are spent if nobody recorded
   * the attendance.
   */
  @Value.Default
  public Duration autoCaptureAfter() {
    return TWO_DAYS;
  }

  /**
   * Returns how long after booking credits set aside are freed again; empty if they wait for the
   * session.
   */
  public abstract Optional<Duration> holdTimeout();

  /**
   * Returns for how many days restored credits of a lot that has ended stay usable; 0 if they lapse
   * at once.
   */
  @Value.Default
  public int graceDays() {
    return 0;
  }

  /** Returns whether and in which order credits that arrive pay what is owed. */
  @Value.Default
  public SettlementPolicy settlement() {
    return SettlementPolicy.OLDEST_SESSION;
  }

  /**
   * Returns whether credits with a fixed start settle sessions before it too; credits that count
   * since they were granted always do.
   */
  @Value.Default
  public boolean settlementBeforeStart() {
    return false;
  }

  /** Returns who may transfer credits. */
  @Value.Default
  public TransferRule transfers() {
    return TransferRule.STAFF;
  }

  /** Returns the host's own word on who may give credits to whom; everybody unless given. */
  @Value.Default
  public TransferCheck transferCheck() {
    return TransferCheck.ANYBODY;
  }

  /** Returns whether visits are counted against the insurance authorizations of a client. */
  @Value.Default
  public boolean trackAuthorization() {
    return false;
  }

  /**
   * Returns whether a booking is refused that no authorization of the client is left for; of
   * account only where authorizations are tracked.
   */
  @Value.Default
  public boolean enforceAuthorization() {
    return false;
  }

  /**
   * Returns whether a booking, a transfer, an adjustment, a settlement by hand or a write-off that
   * is refused stays refused under its key, whatever has changed since, so that a retry cannot
   * surprise; another attempt takes another key. Not by default: who buys credits and presses again
   * should succeed.
   *
   * <p>Remembered is what was decided, in the transaction of the call: not what is refused because
   * of who asks or because credits are off, nor anything of a batch that was to be carried out as a
   * whole. Sales, renewals, cancellations and attendance are facts of the host and always tried
   * again.
   */
  @Value.Default
  public boolean rememberRefusals() {
    return false;
  }

  /** Returns which lot is used first. */
  @Value.Default
  public Comparator<OpenLot> burnDown() {
    return BurnDownOrder.standard();
  }

  /**
   * Returns the low marks: a holder whose number of a credit type falls to one of them or below is
   * told so once, until the number has been above it again. Up to 10, each from 1 to {@link
   * Limits#CREDITS}; none unless others are given.
   */
  public abstract Set<Long> lowBalanceAt();

  /** Returns these rules with another catalogue. */
  public abstract CreditPolicy withCatalogue(Catalogue catalogue);

  /** Returns these rules with other packages. */
  public abstract CreditPolicy withPackages(Assortment packages);

  /** Returns these rules with booking without credit allowed or not. */
  public abstract CreditPolicy withBookingWithoutCredit(boolean allowed);

  /** Returns these rules with a limit to what may be owed of each type. */
  public abstract CreditPolicy withOverdraftLimit(long limit);

  /** Returns these rules with credits given back on cancellation or not. */
  public abstract CreditPolicy withRestoreOnCancel(boolean restore);

  /** Returns these rules with a time before the session until which cancelling is free. */
  public abstract CreditPolicy withCancellationWindow(Duration window);

  /** Returns these rules with validity judged against another date. */
  public abstract CreditPolicy withExpiryBasis(ExpiryBasis basis);

  /** Returns these rules with credits spent at another time. */
  public abstract CreditPolicy withSpendMode(SpendMode mode);

  /**
   * Returns these rules with another time after which credits set aside are spent by themselves.
   */
  public abstract CreditPolicy withAutoCaptureAfter(Duration time);

  /** Returns these rules with a time after which credits set aside are freed again. */
  public abstract CreditPolicy withHoldTimeout(Duration time);

  /** Returns these rules with other days of grace. */
  public abstract CreditPolicy withGraceDays(int days);

  /** Returns these rules with what is owed settled in another order, or by hand alone. */
  public abstract CreditPolicy withSettlement(SettlementPolicy settlement);

  /** Returns these rules with sessions before a fixed start settled by such credits, or not. */
  public abstract CreditPolicy withSettlementBeforeStart(boolean settled);

  /** Returns these rules with others who may transfer. */
  public abstract CreditPolicy withTransfers(TransferRule rule);

  /**
   * Returns these rules with another order of use; {@link BurnDownOrder#of} makes any preference
   * total.
   */
  public abstract CreditPolicy withBurnDown(Comparator<OpenLot> order);

  /** Returns these rules with other low marks; with none, nobody is told. */
  public abstract CreditPolicy withLowBalanceAt(long... marks);

  /** Returns these rules with other low marks; with none, nobody is told. */
  public abstract CreditPolicy withLowBalanceAt(Iterable<Long> marks);

  /** Returns these rules with credits used or not. */
  public abstract CreditPolicy withActive(boolean active);

  /** Returns these rules with another word on who may give credits to whom. */
  public abstract CreditPolicy withTransferCheck(TransferCheck check);

  /** Returns these rules with visits counted against authorizations or not. */
  public abstract CreditPolicy withTrackAuthorization(boolean tracked);

  /** Returns these rules with bookings refused that no authorization is left for, or not. */
  public abstract CreditPolicy withEnforceAuthorization(boolean enforced);

  /** Returns these rules with refusals remembered under their keys or not. */
  public abstract CreditPolicy withRememberRefusals(boolean remembered);

  /** Returns these rules with or without a limit to what may be owed of each type. */
  public abstract CreditPolicy withOverdraftLimit(OptionalLong limit);

  /** Returns these rules with or without a time until which cancelling is free. */
  public abstract CreditPolicy withCancellationWindow(Optional<? extends Duration> window);

  /** Returns how far available − owed of a type may go below zero by a booking. */
  public long limitInForce() {
    return bookingWithoutCredit() ? overdraftLimit().orElse(Long.MAX_VALUE) : 0;
  }

  /** Returns what is agreed for a session at {@code startsAt} that is booked under these rules. */
  public BookingTerms bookingTerms(Instant startsAt) {
    return new BookingTerms(
        spendMode(),
        restoreOnCancel(),
        cancellationWindow().map(window -> notBeforeTime(startsAt.minus(window))),
        holdTimeout().isPresent() ? HoldEnd.RELEASE : HoldEnd.CAPTURE,
        graceDays());
  }

  private static Instant notBeforeTime(Instant instant) {
    return instant.isBefore(Limits.EARLIEST) ? Limits.EARLIEST : instant;
  }

  /** Returns when credits set aside at {@code now} for a session at {@code startsAt} run out. */
  public Instant holdDue(Instant now, Instant startsAt) {
    Instant earliest = startsAt.isAfter(now) ? startsAt : now;
    return holdTimeout().map(now::plus).orElseGet(() -> earliest.plus(autoCaptureAfter()));
  }

  /** Returns the first instant after {@code date} in the zone of the practice. */
  public Instant endOf(LocalDate date) {
    return date.plusDays(1).atStartOfDay(zone()).toInstant();
  }

  /**
   * Returns until when credits restored at {@code now} stay usable with {@code days} of grace, the
   * last day included.
   */
  public Instant endOfGrace(Instant now, int days) {
    return endOf(now.atZone(zone()).toLocalDate().plusDays(days));
  }

  @Value.Check
  void check() {
    overdraftLimit().ifPresent(l -> Limits.between("overdraftLimit", l, 0, Limits.CREDITS));
    Limits.between("graceDays", graceDays(), 0, MOST_GRACE_DAYS);
    cancellationWindow().ifPresent(w -> notNegative("cancellationWindow", w));
    holdTimeout().ifPresent(t -> notNegative("holdTimeout", t));
    notNegative("autoCaptureAfter", autoCaptureAfter());
    Limits.between("lowBalanceAt, how many", lowBalanceAt().size(), 0, MOST_LOW_MARKS);
    lowBalanceAt().forEach(mark -> Limits.credits("lowBalanceAt", mark));
  }

  private static void notNegative(String field, Duration time) {
    Limits.between(
        field + " in seconds", time.toSeconds(), 0, Duration.ofDays(MOST_GRACE_DAYS).toSeconds());
  }
}
