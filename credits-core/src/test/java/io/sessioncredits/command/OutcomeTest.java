package io.sessioncredits.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.authorization.AuthorizationOutcome;
import io.sessioncredits.booking.AttendanceOutcome;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.ledger.AdjustmentOutcome;
import io.sessioncredits.ledger.GrantOutcome;
import io.sessioncredits.ledger.ReversalOutcome;
import io.sessioncredits.ledger.SettleDebtsOutcome;
import io.sessioncredits.ledger.WriteOffOutcome;
import io.sessioncredits.maintenance.SweepOutcome;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.packages.PackageChangeOutcome;
import io.sessioncredits.packages.PurchaseChangeOutcome;
import io.sessioncredits.packages.PurchaseOutcome;
import io.sessioncredits.packages.RenewalOutcome;
import io.sessioncredits.settings.SettingOutcome;
import io.sessioncredits.transfer.TransferOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every outcome")
class OutcomeTest {
  private static final PracticeId PRACTICE = PracticeId.of("north");
  private static final Receipt RECEIPT =
      new Receipt(
          new RequestId(PRACTICE, Operation.GRANT, RequestKey.of("key")),
          Instant.parse("2026-01-01T00:00:00Z"),
          List.of(),
          false);
  private static final LotId LOT =
      new LotId(AccountKey.of(PRACTICE, ClientId.of("c-17"), CreditType.of("YOGA")), 1);
  private static final Refusal NO = Refusal.of(RefusalCode.NOTHING_DUE);

  /** An outcome, the variant that fold should see, what fold gave, and orThrow. */
  private record Case(
      Outcome outcome, String variant, Supplier<String> folded, Supplier<?> orThrow) {
    Arguments arguments() {
      return Arguments.of(outcome, variant, folded, orThrow);
    }
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
            of(new GrantOutcome.Granted(RECEIPT, LOT)),
            of(new AdjustmentOutcome.Adjusted(RECEIPT, 3)),
            of(new ReversalOutcome.Reversed(RECEIPT, 0)),
            of(new WriteOffOutcome.WrittenOff(RECEIPT, 2)),
            of(new SettleDebtsOutcome.Settled(RECEIPT, List.of())),
            of(new PurchaseOutcome.Granted(RECEIPT, List.of())),
            of(new PurchaseChangeOutcome.Changed(RECEIPT)),
            of(new PackageChangeOutcome.Changed(RECEIPT)),
            of(new RenewalOutcome.Granted(RECEIPT, List.of())),
            of(new TransferOutcome.Transferred(RECEIPT)),
            of(new BookingOutcome.Booked(RECEIPT, BookingState.BOOKED, List.of())),
            of(new BookingOutcome.Skipped(RECEIPT, BookingState.BOOKED, List.of())),
            of(
                new BookingOutcome.Pending(
                    RECEIPT,
                    RefusalCode.INSUFFICIENT_CREDITS,
                    BookingState.PENDING_CREDIT,
                    List.of())),
            of(new SettingOutcome.Changed(RECEIPT)),
            of(new AuthorizationOutcome.Changed(RECEIPT)),
            of(new CancellationOutcome.Restored(RECEIPT)),
            of(new CancellationOutcome.Forfeited(RECEIPT, Optional.empty())),
            of(new AttendanceOutcome.Recorded(RECEIPT, BookingState.ATTENDED)),
            of(new SweepOutcome.Swept(RECEIPT)))
        .map(Case::arguments);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
            of(new GrantOutcome.Refused(NO)),
            of(new AdjustmentOutcome.Refused(NO)),
            of(new ReversalOutcome.Refused(NO)),
            of(new WriteOffOutcome.Refused(NO)),
            of(new SettleDebtsOutcome.Refused(NO)),
            of(new PurchaseOutcome.Skipped(NO)),
            of(new PurchaseChangeOutcome.Refused(NO)),
            of(new PackageChangeOutcome.Refused(NO)),
            of(new RenewalOutcome.Skipped(NO)),
            of(new TransferOutcome.Refused(NO)),
            of(new BookingOutcome.Refused(NO)),
            of(new SettingOutcome.Refused(NO)),
            of(new AuthorizationOutcome.Refused(NO)),
            of(new CancellationOutcome.Refused(NO)),
            of(new AttendanceOutcome.Refused(NO)),
            of(new SweepOutcome.Refused(NO)),
            of(new BatchOutcome.Refused(0, NO)))
        .map(Case::arguments);
  }

  private static Case of(GrantOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(AdjustmentOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(ReversalOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(PurchaseChangeOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(PackageChangeOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(PurchaseOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(RenewalOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(SettleDebtsOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(WriteOffOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(TransferOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(BookingOutcome o) {
    return new Case(
        o,
        name(o),
        () -> o.fold(OutcomeTest::name, OutcomeTest::name, OutcomeTest::name, OutcomeTest::name),
        o::orThrow);
  }

  private static Case of(SettingOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(AuthorizationOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(CancellationOutcome o) {
    return new Case(
        o,
        name(o),
        () -> o.fold(OutcomeTest::name, OutcomeTest::name, OutcomeTest::name),
        o::orThrow);
  }

  private static Case of(AttendanceOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(SweepOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static Case of(BatchOutcome o) {
    return new Case(o, name(o), () -> o.fold(OutcomeTest::name, OutcomeTest::name), o::orThrow);
  }

  private static String name(Object variant) {
    return variant.getClass().getName();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  @DisplayName("that did something folds to itself, has no refusal, and gives its receipt")
  void tellsWhatItDid(
      Outcome outcome, String variant, Supplier<String> folded, Supplier<?> orThrow) {
    assertThat(folded.get()).isEqualTo(variant);
    assertThat(outcome.refusal()).isEmpty();
    assertThat(orThrow.get()).isEqualTo(RECEIPT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  @DisplayName("that was refused folds to itself, says why, and throws why")
  void tellsWhyNot(Outcome outcome, String variant, Supplier<String> folded, Supplier<?> orThrow) {
    assertThat(folded.get()).isEqualTo(variant);
    assertThat(outcome.refusal()).contains(NO);
    assertThatExceptionOfType(CreditRefusedException.class)
        .isThrownBy(orThrow::get)
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(NO));
  }
}
