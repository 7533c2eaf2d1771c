package io.sessioncredits.model;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.SortedSet;
import org.immutables.value.Value;

/**
 * When a renewing purchase renews, and what of it is done. Cycles are numbered from 1, which is the
 * purchase itself; cycle n begins n − 1 periods after the first one, counted from that, so that
 * what began on 31 January goes on on 28 February and on 31 March.
 */
@Value.Immutable
public abstract class BillingCycle {
  /** Highest number of a cycle: daily ones for 27 years. */
  public static final int LAST = 10_000;

  BillingCycle() {}

  /**
   * Returns cycles of {@code period} from {@code anchor} on, the first of which is granted.
   *
   * @param anchor the first day of the first cycle
   * @param period how long a cycle is
   * @throws InvalidInputException if the day is not of the years 1901 to 9997, or the period is not
   *     positive, has a negative part or exceeds 100 years
   */
  public static BillingCycle of(LocalDate anchor, Period period) {
    return ImmutableBillingCycle.of(
            Limits.day("anchor", anchor), Limits.period("billing cycle", period))
        .withGranted(1);
  }

  /** Returns the first day of the first cycle. */
  @Value.Parameter
  public abstract LocalDate anchor();

  /** Returns how long a cycle is. */
  @Value.Parameter
  public abstract Period period();

  /** Returns the numbers of the cycles that are granted. */
  @Value.NaturalOrder
  public abstract SortedSet<Integer> granted();

  /**
   * Returns the first day on which no cycle begins any more; empty if renewal was not cancelled.
   */
  public abstract Optional<LocalDate> cancelledFrom();

  /** Returns these cycles with others granted. */
  public abstract BillingCycle withGranted(Iterable<Integer> numbers);

  /** Returns these cycles with only some granted. */
  public abstract BillingCycle withGranted(int... numbers);

  /** Returns these cycles with none that begins on {@code day} or later. */
  public abstract BillingCycle withCancelledFrom(LocalDate day);

  /** Returns the first day of the cycle {@code number}, 1 or above. */
  public LocalDate start(int number) {
    return anchor().plus(period().multipliedBy(number - 1));
  }

  /** Returns the number of the cycle that begins on {@code day}; empty if none does. */
  public Optional<Integer> startingOn(LocalDate day) {
    int low = 1;
    int high = LAST;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle).isBefore(day)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return start(low).equals(day) ? Optional.of(low) : Optional.empty();
  }

  /** Returns whether the cycle {@code number} begins before renewal was cancelled. */
  public boolean isRunning(int number) {
    return cancelledFrom().map(end -> start(number).isBefore(end)).orElse(true);
  }

  /** Returns the first cycle that is not granted yet; empty if renewal was cancelled before it. */
  public Optional<Integer> next() {
    int next = 1;
    while (granted().contains(next)) {
      next++;
    }
    return next <= LAST && isRunning(next) ? Optional.of(next) : Optional.empty();
  }

  /** Returns the last cycle that was granted; 0 if none was. */
  public int lastGranted() {
    return granted().isEmpty() ? 0 : granted().last();
  }

  @Value.Check
  void check() {
    granted().forEach(n -> Limits.between("cycle", n, 1, LAST));
    cancelledFrom().ifPresent(day -> Limits.day("cancelledFrom", day));
  }
}
