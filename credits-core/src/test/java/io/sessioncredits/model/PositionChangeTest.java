package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A position that changes")
class PositionChangeTest {
  private static final WalletKey WALLET =
      new WalletKey(PracticeId.of("north-clinic"), ClientId.of("c-17"));
  private static final CreditType MASSAGE = CreditType.of("MASSAGE");
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant DUE = Instant.parse("2026-02-01T00:00:00Z");
  private static final LotTerms TERMS = LotTerms.of(10, START, START, 0, 1);
  private static final BookedSession SESSION = session("b-1");

  @Nested
  @DisplayName("since a hold on a lot that was taken back runs out")
  class TakenBack {
    @Test
    @DisplayName("pays what is owed for that sale alone, and gives the rest up")
    void payOffAndTakeBack() {
      Position position =
          position(
              List.of(hold(3, SESSION)),
              List.of(
                  debt(MASSAGE, 2, 2, Optional.empty()),
                  debt(MASSAGE, 4, 1, Optional.of(SESSION)),
                  debt(YOGA, 1, 1, Optional.empty())));
      List<Change> implied = position.implied(DUE);
      assertThat(told(implied))
          .containsExactly(
              "UNHOLD TIME_OUT 1 0 -3",
              "MOVE SETTLEMENT 1 -2 0",
              "MOVE SETTLEMENT 2 2 0",
              "TAKE REVOCATION 1 -1 0");
      assertThat(implied.get(1).related().orElseThrow().sequence()).isEqualTo(12);
      assertThat(implied.get(2).related().orElseThrow().sequence()).isEqualTo(11);
      assertThat(position.at(DUE).debts()).extracting(OpenDebt::opening).containsExactly(4L, 1L);
    }

    @Test
    @DisplayName("pays the older debt first, as far as the credits go, and gives nothing up then")
    void paysAsFarAsItGoes() {
      Position position =
          position(
              List.of(hold(3, SESSION)),
              List.of(
                  debt(MASSAGE, 2, 2, Optional.empty()),
                  debt(MASSAGE, 4, 1, Optional.empty()),
                  debt(MASSAGE, 5, 1, Optional.empty())));
      assertThat(told(position.implied(DUE)))
          .containsExactly(
              "UNHOLD TIME_OUT 1 0 -3",
              "MOVE SETTLEMENT 1 -2 0",
              "MOVE SETTLEMENT 2 2 0",
              "MOVE SETTLEMENT 1 -1 0",
              "MOVE SETTLEMENT 4 1 0");
      assertThat(position.at(DUE).debts()).extracting(OpenDebt::opening).containsExactly(5L);
    }
  }

  @Test
  @DisplayName("ends holds of one lot and one instant by the text of their lines")
  void holdsOfOneInstant() {
    Position position =
        position(List.of(hold(1, session("b")), hold(2, session("b-1"))), List.of());
    assertThat(
            position.implied(DUE).stream()
                .flatMap(c -> c.session().stream())
                .map(s -> s.line().booking().value()))
        .containsExactly("b-1", "b");
  }

  @Test
  @DisplayName("has a lot with other terms after an entry that changes terms")
  void terms() {
    LotTerms later = TERMS.withValidUntil(DUE);
    Change change = change(Primitive.TERMS, Cause.PURCHASE).terms(later).build();
    assertThat(position(List.of(), List.of()).moved(change).lots())
        .containsExactly(new OpenLot(MASSAGE, 1, later, 3, 0, true));
  }

  @Nested
  @DisplayName("refuses")
  class Refuses {
    private final Position position = position(List.of(), List.of());

    @Test
    @DisplayName("the end of a hold that is not there, and names the line")
    void noHold() {
      assertRefused(
          change(Primitive.UNHOLD, Cause.BOOKING).held(-1).session(SESSION).build(),
          "no hold of b-1/c-17/1 to end");
    }

    @Test
    @DisplayName("a hold that says no session, or not when it runs out")
    void incompleteHold() {
      assertRefused(
          change(Primitive.HOLD, Cause.BOOKING).held(1).build(), "HOLD without a session");
      assertRefused(
          change(Primitive.HOLD, Cause.BOOKING).held(1).session(SESSION).build(),
          "HOLD without DUE");
    }

    @Test
    @DisplayName("terms that are not said, and to open a closed lot without them")
    void noTerms() {
      assertRefused(
          change(Primitive.TERMS, Cause.PURCHASE).build(), "TERMS of lot MASSAGE/1 without terms");
      assertRefused(
          change(Primitive.GIVE_BACK, Cause.CANCELLATION).lot(7).amount(1).build(),
          "GIVE_BACK of lot MASSAGE/7 without terms");
    }

    private void assertRefused(Change change, String problem) {
      assertThatExceptionOfType(LedgerIntegrityException.class)
          .isThrownBy(() -> position.moved(change))
          .withMessage(problem);
    }
  }

  /** Three credits of a lot that was taken back, held by {@code holds}. */
  private static Position position(List<OpenHold> holds, List<OpenDebt> debts) {
    TreeMap<CreditType, AccountHead> accounts = new TreeMap<>();
    accounts.put(MASSAGE, new AccountHead(9, 3, Digest.NONE));
    accounts.put(YOGA, new AccountHead(9, -1, Digest.NONE));
    long held = holds.stream().mapToLong(OpenHold::units).sum();
    OpenLot lot = new OpenLot(MASSAGE, 1, TERMS, 3, held, true);
    return new Position(WALLET, accounts, List.of(lot), debts, holds, START);
  }

  private static OpenDebt debt(
      CreditType type, long opening, long owed, Optional<BookedSession> session) {
    return new OpenDebt(type, opening, owed, session, START);
  }

  private static OpenHold hold(long units, BookedSession session) {
    return new OpenHold(MASSAGE, 1, units, session, DUE, HoldEnd.RELEASE);
  }

  private static BookedSession session(String booking) {
    return new BookedSession(
        BookingLine.of(BookingRef.of(booking), ClientId.of("c-17")),
        AppointmentType.of("MASSAGE"),
        START);
  }

  private static Change.Builder change(Primitive primitive, Cause cause) {
    Change.Builder change = Change.builder();
    change.type(MASSAGE).primitive(primitive).cause(cause).lot(1).effectiveAt(START);
    return change;
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream()
        .map(
            c ->
                c.primitive() + " " + c.cause() + " " + c.lot() + " " + c.amount() + " " + c.held())
        .toList();
  }
}
