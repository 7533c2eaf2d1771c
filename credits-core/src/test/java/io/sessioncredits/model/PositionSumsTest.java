package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.spi.PositionCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A position that was read from a store")
class PositionSumsTest {
  private static final WalletKey WALLET =
      new WalletKey(PracticeId.of("north-clinic"), ClientId.of("c-17"));
  private static final CreditType MASSAGE = CreditType.of("MASSAGE");
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final LotTerms TERMS = LotTerms.of(10, START, START, 0, 1);

  /** Lots of 4 (1 of them held) and 5, a debt of 2: 7 after four entries. Another type: nothing. */
  private static Position sound() {
    return position(
        Map.of(MASSAGE, head(4, 7), YOGA, head(2, 0)),
        List.of(lot(1, 4, 1), lot(4, 5, 0)),
        List.of(debt(2, 1), debt(3, 1)),
        List.of(hold(1, 1, "b-1")));
  }

  @Test
  @DisplayName("is accepted if lots, debts and holds add up to the balances")
  void accepted() {
    Position sound = sound();
    sound.checkSums();
    assertThat(PositionCodec.decode(WALLET, PositionCodec.encode(sound))).isEqualTo(sound);
  }

  static Stream<Arguments> damaged() {
    Position sound = sound();
    return Stream.of(
        Arguments.of(
            "out of order", with(sound, List.of(lot(4, 5, 0), lot(1, 4, 1)), sound.debts())),
        Arguments.of(
            "twice", with(sound, List.of(lot(1, 4, 1), lot(4, 4, 0), lot(4, 1, 0)), sound.debts())),
        Arguments.of("out of order", with(sound, sound.lots(), List.of(debt(3, 1), debt(2, 1)))),
        Arguments.of(
            "out of order",
            position(
                Map.of(MASSAGE, head(1, 4)),
                List.of(lot(1, 4, 2)),
                List.of(),
                List.of(hold(1, 1, "b-2"), hold(1, 1, "b-1")))),
        Arguments.of(
            "opened by no entry",
            position(Map.of(MASSAGE, head(1, 4)), List.of(lot(2, 4, 0)), List.of(), List.of())),
        Arguments.of(
            "opened by no entry",
            position(Map.of(MASSAGE, head(1, 4)), List.of(lot(0, 4, 0)), List.of(), List.of())),
        Arguments.of(
            "opened by no entry",
            position(Map.of(MASSAGE, head(1, -1)), List.of(), List.of(debt(2, 1)), List.of())),
        Arguments.of(
            "a lot holds 1 for holds of 2",
            position(
                Map.of(MASSAGE, head(1, 4)),
                List.of(lot(1, 4, 1)),
                List.of(),
                List.of(hold(1, 2, "b-1")))),
        Arguments.of(
            "a hold has no lot",
            position(
                Map.of(MASSAGE, head(1, 0)), List.of(), List.of(), List.of(hold(1, 1, "b-1")))),
        Arguments.of(
            "an account has no entry",
            position(Map.of(YOGA, head(0, 0)), List.of(), List.of(), List.of())),
        Arguments.of(
            "a balance of 5 but lots of 4",
            position(Map.of(MASSAGE, head(1, 5)), List.of(lot(1, 4, 0)), List.of(), List.of())),
        Arguments.of(
            "a balance of 1 but lots of 0",
            position(Map.of(MASSAGE, head(1, 1)), List.of(), List.of(), List.of())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("damaged")
  @DisplayName("is refused if it does not add up, by itself and by its codec")
  void refused(String problem, Position damaged) {
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(damaged::checkSums)
        .withMessageStartingWith("a position does not add up: ")
        .withMessageContaining(problem);
    String text = PositionCodec.encode(damaged);
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> PositionCodec.decode(WALLET, text));
  }

  private static Position with(Position old, List<OpenLot> lots, List<OpenDebt> debts) {
    return new Position(WALLET, old.accounts(), lots, debts, old.holds(), START);
  }

  private static Position position(
      Map<CreditType, AccountHead> accounts,
      List<OpenLot> lots,
      List<OpenDebt> debts,
      List<OpenHold> holds) {
    return new Position(WALLET, new TreeMap<>(accounts), lots, debts, holds, START);
  }

  private static AccountHead head(long sequence, long balance) {
    return new AccountHead(sequence, balance, Digest.NONE);
  }

  private static OpenLot lot(long opening, long remaining, long held) {
    return new OpenLot(MASSAGE, opening, TERMS, remaining, held, false);
  }

  private static OpenDebt debt(long opening, long owed) {
    return new OpenDebt(MASSAGE, opening, owed, Optional.empty(), START);
  }

  private static OpenHold hold(long lot, long units, String booking) {
    BookedSession session =
        new BookedSession(
            BookingLine.of(BookingRef.of(booking), ClientId.of("c-17")),
            AppointmentType.of("MASSAGE"),
            START);
    return new OpenHold(MASSAGE, lot, units, session, START, HoldEnd.CAPTURE);
  }
}
