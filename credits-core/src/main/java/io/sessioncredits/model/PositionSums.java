package io.sessioncredits.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the parts of a position fit together. */
final class PositionSums {
  private PositionSums() {}

  static void check(Position position) {
    checkOrder(position.lots(), Position.LOT_ORDER);
    checkOrder(position.debts(), Position.DEBT_ORDER);
    checkOrder(position.holds(), Position.HOLD_ORDER);
    Map<CreditType, Long> sums = new HashMap<>();
    for (OpenLot lot : position.lots()) {
      checkOpening(position, lot.type(), lot.opening());
      sums.merge(lot.type(), lot.remaining(), Math::addExact);
      long held =
          position.holds().stream()
              .filter(h -> h.type().equals(lot.type()) && h.lot() == lot.opening())
              .mapToLong(OpenHold::units)
              .sum();
      require(held == lot.held(), "a lot holds " + lot.held() + " for holds of " + held);
    }
    for (OpenDebt debt : position.debts()) {
      checkOpening(position, debt.type(), debt.opening());
      sums.merge(debt.type(), -debt.owed(), Math::addExact);
    }
    for (OpenHold hold : position.holds()) {
      require(position.lot(hold.type(), hold.lot()).isPresent(), "a hold has no lot");
    }
    position
        .accounts()
        .forEach(
            (type, head) -> {
              require(head.sequence() > 0, "an account has no entry");
              long sum = sums.getOrDefault(type, 0L);
              require(
                  sum == head.balance(),
                  "an account has a balance of " + head.balance() + " but lots of " + sum);
            });
  }

  private static void checkOpening(Position position, CreditType type, long opening) {
    require(
        opening >= 1 && opening <= position.head(type).sequence(),
        "a lot or debt was opened by no entry of its account");
  }

  private static <T> void checkOrder(List<T> all, Comparator<T> order) {
    for (int i = 1; i < all.size(); i++) {
      require(order.compare(all.get(i - 1), all.get(i)) < 0, "lots stand twice or out of order");
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new LedgerIntegrityException("a position does not add up: " + problem);
    }
  }
}
