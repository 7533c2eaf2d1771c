package io.sessioncredits.verification.properties;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A practice at which one command of each kind was carried out. */
final class StockedPractice {
  static final ClientId ANNA = Town.CLIENTS.get(0);
  static final ClientId BEN = Town.CLIENTS.get(1);
  static final Holder FAMILY = Town.HOLDERS.get(3);
  static final CreditType FLEX = Town.FLEX;
  static final Reason REASON = Reason.of("as agreed");
  static final Instant SESSION = Town.START.plus(Duration.ofDays(3));

  static final Grant GRANT =
      Grant.of(ANNA, FLEX, 10, PurchaseRef.of("sale"))
          .withPrice(Price.of(9_900, "EUR"))
          .withKey(RequestKey.of("grant"));
  static final Adjustment ADJUSTMENT =
      Adjustment.by(RequestKey.of("adjust"), ANNA, FLEX, 2, REASON);
  static final Transfer TRANSFER = Transfer.of(RequestKey.of("transfer"), ANNA, BEN, FLEX, 3);
  static final Booking BOOKING =
      Booking.of(BookingRef.of("visit"), ANNA, Town.YOGA, SESSION).withSeats(2);
  static final Booking CANCELLED = Booking.of(BookingRef.of("off"), ANNA, Town.YOGA, SESSION);
  static final Attendance ATTENDANCE =
      Attendance.of(BOOKING.line(), true).withKey(RequestKey.of("attend"));
  static final Reversal REVERSAL = Reversal.of(Operation.TRANSFER, TRANSFER.key(), REASON);

  private static final List<CreditCommand<?>> ALL =
      List.of(
          GRANT,
          ADJUSTMENT,
          TRANSFER,
          BOOKING,
          CANCELLED,
          Cancellation.of(CANCELLED.line()),
          ATTENDANCE,
          REVERSAL);

  private StockedPractice() {}

  static Practice open() {
    Practice practice = Practice.open();
    practice.run(step(Step.Mode.ALL, ALL));
    return practice;
  }

  static Step step(Step.Mode mode, List<CreditCommand<?>> commands) {
    return new Step(
        Town.START, Town.ACTORS.get(0), Policies.standard(ZoneOffset.UTC), mode, commands);
  }

  static Step step(CreditCommand<?> command) {
    return step(Step.Mode.ONE, List.of(command));
  }
}
