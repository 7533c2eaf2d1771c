package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.testkit.invariant.Books;
import io.sessioncredits.testkit.invariant.Invariant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Books that were tampered with")
class InvariantTest {
  private static final Books GOOD = StockedPractice.open().books();

  @Test
  @DisplayName("break nothing as long as they were not")
  void areRightAsWritten() {
    assertThat(Invariant.allViolations(GOOD)).isEmpty();
    assertThat(GOOD.allEntries()).hasSizeGreaterThan(8);
  }

  static Stream<Arguments> faults() {
    return Stream.of(entryFaults(), bookFaults()).flatMap(s -> s);
  }

  private static Stream<Arguments> entryFaults() {
    return Stream.of(
        fault(
            Invariant.SEQUENCE,
            "an entry is missing",
            without(e -> e.primitive() == Primitive.TAKE)),
        fault(
            Invariant.SEQUENCE,
            "a balance is one more",
            changed(e -> true, b -> b.balanceAfter(1_000))),
        fault(
            Invariant.SUM,
            "more is taken than there is",
            changed(e -> e.primitive() == Primitive.TAKE, b -> b.amount(-100))),
        fault(
            Invariant.CONSERVATION,
            "a half of a move is more than the other",
            changed(e -> e.cause() == Cause.TRANSFER && e.amount() > 0, b -> b.amount(1_000))),
        fault(
            Invariant.CONSERVATION,
            "a half of a move does not name the other",
            changed(
                e -> e.cause() == Cause.TRANSFER && e.amount() > 0,
                b -> b.related(new EntryRef(anna(), 1)))),
        fault(
            Invariant.LOT,
            "credits come back to a lot they were not taken from",
            changed(
                e -> e.primitive() == Primitive.GIVE_BACK,
                b -> b.related(new EntryRef(anna(), 1)))),
        fault(
            Invariant.LOT,
            "a lot that moved lost its price",
            changed(
                e -> e.cause() == Cause.TRANSFER && e.amount() > 0,
                b -> b.terms(LotTerms.of(3, at(), at(), 3, 3)))),
        fault(
            Invariant.LINE,
            "more comes back than was taken",
            changed(e -> e.primitive() == Primitive.GIVE_BACK, b -> b.amount(2))),
        fault(
            Invariant.TIME,
            "time ran back",
            changed(e -> e.sequence() == 2, b -> b.recordedAt(at().minusSeconds(1)))),
        fault(
            Invariant.DIGEST,
            "a kind is another",
            changed(e -> true, b -> b.cause(Cause.ADJUSTMENT))),
        fault(
            Invariant.DIGEST,
            "a reason is another",
            changed(
                e -> e.reason().isPresent(),
                b -> b.reason(SealedText.seal(Reason.of("something else"), "salt-of-ADJUST")))));
  }

  private static Stream<Arguments> bookFaults() {
    return Stream.of(
        fault(Invariant.REPLAY, "a lot has one more", books -> withPosition(books, 1)),
        fault(
            Invariant.REQUEST,
            "requests are gone",
            b -> new Books(b.practice(), b.positions(), b.entries(), Map.of(), b.bookings())),
        fault(
            Invariant.LINE,
            "a booking is gone",
            b -> new Books(b.practice(), b.positions(), b.entries(), b.requests(), Map.of())),
        fault(
            Invariant.TENANT,
            "they are another practice's",
            b ->
                new Books(
                    PracticeId.of("hillside"),
                    b.positions(),
                    b.entries(),
                    b.requests(),
                    b.bookings())));
  }

  private static Arguments fault(Invariant invariant, String what, UnaryOperator<Books> tampering) {
    return Arguments.of(invariant, what, tampering);
  }

  private static AccountKey anna() {
    return AccountKey.of(GOOD.practice(), StockedPractice.ANNA, StockedPractice.FLEX);
  }

  private static Instant at() {
    return GOOD.allEntries().get(0).recordedAt();
  }

  private static UnaryOperator<Books> changed(
      Predicate<LedgerEntry> which, UnaryOperator<LedgerEntry.Builder> change) {
    return books -> {
      Map<AccountKey, List<LedgerEntry>> entries = new TreeMap<>(books.entries());
      List<LedgerEntry> all = new ArrayList<>();
      boolean isDone = false;
      for (Map.Entry<AccountKey, List<LedgerEntry>> account : books.entries().entrySet()) {
        all.clear();
        for (LedgerEntry entry : account.getValue()) {
          boolean isMeant = !isDone && which.test(entry);
          isDone |= isMeant;
          LedgerEntry.Builder copy = LedgerEntry.builder();
          copy.from(entry);
          all.add(isMeant ? change.apply(copy).build() : entry);
        }
        entries.put(account.getKey(), List.copyOf(all));
      }
      assertThat(isDone).as("something to tamper with").isTrue();
      return new Books(
          books.practice(),
          books.positions(),
          new TreeMap<>(entries),
          books.requests(),
          books.bookings());
    };
  }

  private static UnaryOperator<Books> without(Predicate<LedgerEntry> which) {
    return books -> {
      Map<AccountKey, List<LedgerEntry>> entries = new HashMap<>();
      books
          .entries()
          .forEach((a, all) -> entries.put(a, all.stream().filter(which.negate()).toList()));
      return new Books(
          books.practice(),
          books.positions(),
          new TreeMap<>(entries),
          books.requests(),
          books.bookings());
    };
  }

  private static Books withPosition(Books books, long more) {
    TreeMap<WalletKey, Position> positions = new TreeMap<>(books.positions());
    WalletKey wallet = anna().wallet();
    Position old = books.positions().getOrDefault(wallet, Position.empty(wallet));
    List<OpenLot> lots =
        old.lots().stream()
            .map(
                l ->
                    new OpenLot(
                        l.type(), l.opening(), l.terms(), l.remaining() + more, l.held(), false))
            .toList();
    positions.put(
        wallet,
        new Position(wallet, old.accounts(), lots, old.debts(), old.holds(), old.recordedAt()));
    return new Books(
        books.practice(), positions, books.entries(), books.requests(), books.bookings());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  @DisplayName("break the invariant that was tampered with")
  void breakTheirInvariant(Invariant invariant, String what, UnaryOperator<Books> tampering) {
    assertThat(invariant.violations(tampering.apply(GOOD)))
        .as(what)
        .isNotEmpty()
        .allMatch(v -> v.toString().startsWith(invariant.number() + " "));
  }
}
