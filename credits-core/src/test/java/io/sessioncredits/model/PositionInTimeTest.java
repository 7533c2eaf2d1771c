package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A position at an instant")
class PositionInTimeTest {
  private static final WalletKey WALLET =
      new WalletKey(PracticeId.of("north-clinic"), ClientId.of("c-17"));
  private static final CreditType MASSAGE = CreditType.of("MASSAGE");
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant JUST_BEFORE = END.minus(1, ChronoUnit.MICROS);
  private static final Instant JUST_AFTER = END.plus(1, ChronoUnit.MICROS);
  private static final LotTerms JANUARY = LotTerms.of(10, START, START, 0, 1).withValidUntil(END);

  @Nested
  @DisplayName("with a lot that ends")
  class Ending {
    private final Position position = position(List.of(lot(MASSAGE, 1, 4, 0)), List.of());

    @Test
    @DisplayName("has its credits one microsecond before the end")
    void before() {
      assertThat(position.at(JUST_BEFORE)).isEqualTo(position);
      assertThat(position.implied(JUST_BEFORE)).isEmpty();
      assertThat(balance(position.at(JUST_BEFORE), JUST_BEFORE).available()).isEqualTo(4);
    }

    @Test
    @DisplayName("has them no more at the end, to the microsecond (S14)")
    void at() {
      assertThat(balance(position.at(END), END)).isEqualTo(Balance.ZERO);
      assertThat(position.at(END).lots()).isEmpty();
    }

    @Test
    @DisplayName("implies one entry, which counts at the end however late it is asked (S17)")
    void late() {
      Instant late = END.plus(3, ChronoUnit.DAYS);
      assertThat(position.implied(late))
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.primitive()).isEqualTo(Primitive.TAKE);
                assertThat(change.cause()).isEqualTo(Cause.EXPIRY);
                assertThat(change.amount()).isEqualTo(-4);
                assertThat(change.effectiveAt()).isEqualTo(END);
              });
    }

    @Test
    @DisplayName("is next changed by time at the end")
    void nextDue() {
      assertThat(position.nextDue()).contains(END);
      assertThat(position.at(END).nextDue()).isEmpty();
    }

    @Test
    @DisplayName("says nothing of a lot that is used up (S16)")
    void usedUp() {
      Position held = position(List.of(lot(MASSAGE, 1, 2, 2)), List.of());
      assertThat(held.implied(JUST_AFTER)).isEmpty();
    }

    @Test
    @DisplayName("keeps the last sequence and digest that were written, and changes the balance")
    void heads() {
      AccountHead written = position.head(MASSAGE);
      assertThat(position.at(END).head(MASSAGE))
          .isEqualTo(new AccountHead(written.sequence(), 0, written.digest()));
    }
  }

  @Nested
  @DisplayName("with a lot that begins later")
  class Upcoming {
    private final Instant later = END.plus(7, ChronoUnit.DAYS);
    private final Position position =
        position(
            List.of(new OpenLot(MASSAGE, 1, LotTerms.of(5, later, START, 0, 1), 5, 0, false)),
            List.of());

    @Test
    @DisplayName("shows its credits as upcoming until it begins (S22)")
    void upcoming() {
      Instant before = later.minus(1, ChronoUnit.MICROS);
      assertThat(balance(position.at(before), before)).isEqualTo(new Balance(5, 0, 0, 5, 0));
      assertThat(balance(position.at(later), later)).isEqualTo(new Balance(5, 0, 5, 0, 0));
    }

    @Test
    @DisplayName("is not changed by time")
    void unchanged() {
      assertThat(position.nextDue()).isEmpty();
    }
  }

  @Nested
  @DisplayName("with credits set aside")
  class Held {
    @Test
    @DisplayName("spends them before their lot ends at the same instant")
    void captureFirst() {
      Position position =
          position(List.of(lot(MASSAGE, 1, 5, 2)), List.of(hold(1, 2, END, HoldEnd.CAPTURE)));
      assertThat(told(position.implied(END)))
          .containsExactly("UNHOLD BOOKING 1 0 -2", "TAKE BOOKING 1 -2 0", "TAKE EXPIRY 1 -3 0");
    }

    @Test
    @DisplayName("frees them before their lot ends at the same instant, so that they end too")
    void releaseFirst() {
      Position position =
          position(List.of(lot(MASSAGE, 1, 5, 2)), List.of(hold(1, 2, END, HoldEnd.RELEASE)));
      assertThat(told(position.implied(END)))
          .containsExactly("UNHOLD TIME_OUT 1 0 -2", "TAKE EXPIRY 1 -5 0");
    }

    @Test
    @DisplayName("leaves them when the lot ends first, and lets them end when they are freed")
    void freedLater() {
      Position position =
          position(
              List.of(lot(MASSAGE, 1, 5, 2)), List.of(hold(1, 2, JUST_AFTER, HoldEnd.RELEASE)));
      assertThat(told(position.implied(END))).containsExactly("TAKE EXPIRY 1 -3 0");
      List<Change> all = position.implied(JUST_AFTER);
      assertThat(told(all))
          .containsExactly("TAKE EXPIRY 1 -3 0", "UNHOLD TIME_OUT 1 0 -2", "TAKE EXPIRY 1 -2 0");
      assertThat(all.get(2).effectiveAt()).isEqualTo(JUST_AFTER);
    }

    @Test
    @DisplayName("counts them as held, neither free nor gone, until then")
    void balances() {
      Position position =
          position(List.of(lot(MASSAGE, 1, 5, 2)), List.of(hold(1, 2, END, HoldEnd.CAPTURE)));
      assertThat(balance(position, START)).isEqualTo(new Balance(5, 2, 3, 0, 0));
    }
  }

  @Test
  @DisplayName("ends lots of the same instant by type, then by age")
  void ties() {
    Position position =
        position(
            List.of(lot(MASSAGE, 1, 1, 0), lot(MASSAGE, 2, 2, 0), lot(YOGA, 1, 3, 0)), List.of());
    assertThat(position.implied(END).stream().map(c -> c.type() + "/" + c.lot()))
        .containsExactly("MASSAGE/1", "MASSAGE/2", "YOGA/1");
  }

  @Test
  @DisplayName("ends what falls due earlier first, whatever its type")
  void order() {
    LotTerms sooner = JANUARY.withValidUntil(JUST_BEFORE);
    Position position =
        position(
            List.of(lot(MASSAGE, 1, 1, 0), new OpenLot(YOGA, 1, sooner, 3, 0, false)), List.of());
    assertThat(position.implied(END).stream().map(c -> c.type() + "/" + c.lot()))
        .containsExactly("YOGA/1", "MASSAGE/1");
  }

  @Test
  @DisplayName("owes what is owed for ever, and shows it beside what is free")
  void debts() {
    Position position =
        new Position(
            WALLET,
            new TreeMap<>(Map.of(MASSAGE, new AccountHead(3, 2, Digest.NONE))),
            List.of(lot(MASSAGE, 1, 4, 0)),
            List.of(new OpenDebt(MASSAGE, 2, 2, Optional.empty(), START)),
            List.of(),
            START);
    assertThat(balance(position, START)).isEqualTo(new Balance(2, 0, 4, 0, 2));
    assertThat(balance(position.at(END), END)).isEqualTo(new Balance(-2, 0, 0, 0, 2));
    assertThat(balance(position.at(END), END).number()).isEqualTo(-2);
  }

  private static Position position(List<OpenLot> lots, List<OpenHold> holds) {
    TreeMap<CreditType, AccountHead> accounts = new TreeMap<>();
    for (OpenLot lot : lots) {
      long before = accounts.getOrDefault(lot.type(), AccountHead.EMPTY).balance();
      accounts.put(lot.type(), new AccountHead(9, before + lot.remaining(), Digest.NONE));
    }
    return new Position(WALLET, accounts, lots, List.of(), holds, START);
  }

  private static OpenLot lot(CreditType type, long opening, long remaining, long held) {
    return new OpenLot(type, opening, JANUARY, remaining, held, false);
  }

  private static OpenHold hold(long lot, long units, Instant due, HoldEnd end) {
    BookedSession session =
        new BookedSession(
            BookingLine.of(BookingRef.of("b-1"), ClientId.of("c-17")),
            AppointmentType.of("MASSAGE"),
            START);
    return new OpenHold(MASSAGE, lot, units, session, due, end);
  }

  private static Balance balance(Position position, Instant now) {
    return position.balance(MASSAGE, now);
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream()
        .map(
            c ->
                c.primitive() + " " + c.cause() + " " + c.lot() + " " + c.amount() + " " + c.held())
        .toList();
  }
}
