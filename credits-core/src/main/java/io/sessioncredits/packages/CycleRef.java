package io.sessioncredits.packages;

import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The name of a billing cycle of one purchase: its number, or the day on which it begins. A host
 * keeps to one of the two.
 */
public sealed interface CycleRef {
  /**
   * Returns the name of the cycle {@code number}; the first, which the purchase itself grants, is
   * 1.
   *
   * @throws InvalidInputException if the number is not 1 to {@link BillingCycle#LAST}
   */
  static CycleRef number(int number) {
    return new Numbered(number);
  }

  /**
   * Returns the name of the cycle that begins on {@code day}, in the zone of the practice.
   *
   * @throws InvalidInputException if the day is null or not of the years 1901 to 9997
   */
  static CycleRef startingOn(LocalDate day) {
    return new StartingOn(day);
  }

  /** Returns which of {@code cycles} is meant; empty if none is. */
  Optional<Integer> in(BillingCycle cycles);

  /** Returns the name as a part of a key. */
  String text();

  /**
   * A cycle by its number.
   *
   * @param value the number, from 1 on
   */
  record Numbered(int value) implements CycleRef {
    /** Checks the number. */
    public Numbered {
      Limits.between("cycle", value, 1, BillingCycle.LAST);
    }

    @Override
    public Optional<Integer> in(BillingCycle cycles) {
      return Optional.of(value);
    }

    @Override
    public String text() {
      return Integer.toString(value);
    }
  }

  /**
   * A cycle by its first day.
   *
   * @param day the day
   */
  record StartingOn(LocalDate day) implements CycleRef {
    /** Checks the day. */
    public StartingOn {
      Limits.day("cycle", day);
    }

    @Override
    public Optional<Integer> in(BillingCycle cycles) {
      return cycles.startingOn(day);
    }

    @Override
    public String text() {
      return day.toString();
    }
  }
}
