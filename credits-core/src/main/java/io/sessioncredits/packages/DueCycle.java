package io.sessioncredits.packages;

import io.sessioncredits.model.PurchaseRecord;
import java.time.LocalDate;

/**
 * A billing cycle that has begun and is not granted yet.
 *
 * @param purchase what was sold
 * @param number the number of the cycle, 2 or above unless the first was never granted
 * @param start its first day, in the zone of the practice
 */
public record DueCycle(PurchaseRecord purchase, int number, LocalDate start) {
  /** Returns the name of the cycle by its number. */
  public CycleRef ref() {
    return CycleRef.number(number);
  }
}
