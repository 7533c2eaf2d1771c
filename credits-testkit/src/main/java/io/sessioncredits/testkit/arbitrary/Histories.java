package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CancellationGround;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Price;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Arbitrary histories of the people of {@link Town}: sales, bookings, cancellations, corrections
 * and transfers under changing rules, with a clock that moves by microseconds or months, sometimes
 * back, and commands that are delivered again, together, or under a key that is taken.
 */
public final class Histories {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private Histories() {}

  /** Returns histories of up to {@code size} events under any rules, which may change. */
  public static Arbitrary<History> any(int size) {
    return under(Policies.any(), size);
  }

  /** Returns histories of up to {@code size} events that begin under {@code policies}. */
  public static Arbitrary<History> under(Arbitrary<PolicyChoice> policies, int size) {
    return Combinators.combine(policies, events(intents(true), size))
        .as(Script::history)
        .filter(h -> !h.steps().isEmpty());
  }

  /** Returns histories of single commands under one policy that never changes. */
  public static Arbitrary<History> plain(Arbitrary<PolicyChoice> policies, int size) {
    return Combinators.combine(policies, events(intents(false), size))
        .as(Script::history)
        .filter(h -> !h.steps().isEmpty());
  }

  /** All lengths alike: a long history reaches what a short one cannot. */
  private static Arbitrary<List<Intent>> events(Arbitrary<Intent> intents, int size) {
    return intents
        .list()
        .ofMinSize(1)
        .ofMaxSize(size)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Intent> intents(boolean isCourseFree) {
    Arbitrary<Intent> commands =
        Arbitraries.frequencyOf(
            Tuple.of(22, sales()),
            Tuple.of(26, bookings()),
            Tuple.of(4, events()),
            Tuple.of(5, rebookings()),
            Tuple.of(16, cancellations()),
            Tuple.of(9, attendances()),
            Tuple.of(9, adjustments()),
            Tuple.of(7, transfers()),
            Tuple.of(6, writeOffs()),
            Tuple.of(6, settlements()),
            Tuple.of(9, undoings()),
            Tuple.of(1, back().map(DeskWork.UndoAnything::new)),
            Tuple.of(1, holders().map(DeskWork.SweepUp::new)),
            Tuple.of(3, sweepsOnTime()),
            Tuple.of(4, lateCancellations()),
            Tuple.of(16, waits()),
            Tuple.of(10, edges()),
            Tuple.of(4, back().map(Course.Repeat::new)),
            Tuple.of(2, back().map(Course.Conflict::new)));
    return isCourseFree
        ? Arbitraries.frequencyOf(Tuple.of(20, commands), Tuple.of(1, changes()))
        : commands;
  }

  private static Arbitrary<Intent> changes() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Policies.any().map(Course.NewRules::new)),
        Tuple.of(1, Arbitraries.of(Town.ACTORS).map(Course.NewActor::new)),
        Tuple.of(
            3,
            Combinators.combine(
                    Arbitraries.integers().between(2, 5),
                    Arbitraries.of(Step.Mode.EACH, Step.Mode.ALL))
                .as(Course.Together::new)));
  }

  static Arbitrary<Holder> holders() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(Town.HOLDERS.get(0))),
        Tuple.of(2, Arbitraries.of(Town.HOLDERS)));
  }

  private static Arbitrary<ClientId> clients() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(Town.CLIENTS.get(0))),
        Tuple.of(2, Arbitraries.of(Town.CLIENTS)));
  }

  private static Arbitrary<CreditType> credits() {
    return Arbitraries.frequency(
        Tuple.of(5, Town.CREDITS.get(0)),
        Tuple.of(5, Town.CREDITS.get(1)),
        Tuple.of(3, Town.CREDITS.get(2)),
        Tuple.of(1, Town.CREDITS.get(3)));
  }

  private static Arbitrary<AppointmentType> services() {
    return Arbitraries.frequency(
        Tuple.of(8, Town.YOGA),
        Tuple.of(5, Town.PT60),
        Tuple.of(5, Town.PT30),
        Tuple.of(2, Town.MASSAGE),
        Tuple.of(1, Town.TALK));
  }

  private static Arbitrary<Integer> back() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(0, 1)),
        Tuple.of(2, Arbitraries.integers().between(0, 12)));
  }

  private static Arbitrary<Intent> sales() {
    Arbitrary<Long> numbers =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.longs().between(1, 3)),
            Tuple.of(6, Arbitraries.longs().between(2, 12)));
    return Combinators.combine(holders(), credits(), numbers, validities(), flavours())
        .as(Sale::new);
  }

  private static Arbitrary<Sale.Validity> validities() {
    Arbitrary<Optional<Duration>> begins =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just(Optional.<Duration>empty())),
            Tuple.of(3, days(1, 12).map(Optional::of)),
            Tuple.of(1, days(-8, 0).map(Optional::of)));
    Arbitrary<Sale.End> ends =
        Arbitraries.frequency(
            Tuple.of(3, Sale.End.NEVER),
            Tuple.of(2, Sale.End.SEASON),
            Tuple.of(3, Sale.End.LAST_DAY),
            Tuple.of(3, Sale.End.INSTANT));
    Arbitrary<Integer> days =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.integers().between(2, 40)),
            Tuple.of(1, Arbitraries.integers().between(0, 1)));
    return Combinators.combine(begins, ends, days).as(Sale.Validity::new);
  }

  private static Arbitrary<Sale.Flavour> flavours() {
    Arbitrary<Optional<Price>> prices =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Optional.<Price>empty())),
            Tuple.of(
                2,
                Arbitraries.longs().between(0, 1_000).map(m -> Optional.of(Price.of(m, "EUR")))));
    return Combinators.combine(
            Arbitraries.of(Category.PAID, Category.PROMOTIONAL),
            Arbitraries.frequency(Tuple.of(5, 50), Tuple.of(1, 10), Tuple.of(1, 90)),
            prices)
        .as(Sale.Flavour::new);
  }

  private static Arbitrary<Duration> sessions() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, hours(1, 96)),
        Tuple.of(3, days(1, 30)),
        Tuple.of(1, days(10, 90)),
        Tuple.of(1, hours(-72, 0)));
  }

  private static Arbitrary<Intent> bookings() {
    Arbitrary<Integer> seats =
        Arbitraries.frequency(Tuple.of(6, 1), Tuple.of(2, 2), Tuple.of(1, 4));
    Arbitrary<Optional<Holder>> payers =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just(Optional.<Holder>empty())),
            Tuple.of(1, holders().map(Optional::of)));
    return Combinators.combine(clients(), services(), sessions(), seats, payers)
        .as(Visit.Book::new);
  }

  private static Arbitrary<Intent> events() {
    return Combinators.combine(
            services(),
            sessions(),
            Arbitraries.integers().between(1, Town.CLIENTS.size()),
            Arbitraries.of(Step.Mode.EACH, Step.Mode.ALL))
        .as(Visit.Event::new);
  }

  private static Arbitrary<Intent> rebookings() {
    return Combinators.combine(back(), sessions()).as(Visit.Rebook::new);
  }

  private static Arbitrary<Intent> cancellations() {
    return Combinators.combine(
            back(),
            Arbitraries.frequency(
                Tuple.of(4, CancellationGround.CLIENT),
                Tuple.of(2, CancellationGround.PRACTICE),
                Tuple.of(1, CancellationGround.WAIVED)))
        .as(Visit.Cancel::new);
  }

  private static Arbitrary<Intent> lateCancellations() {
    return Combinators.combine(
            back(),
            back(),
            Arbitraries.of(
                CancellationGround.CLIENT, CancellationGround.PRACTICE, CancellationGround.WAIVED))
        .as(Visit.CancelLate::new);
  }

  private static Arbitrary<Intent> sweepsOnTime() {
    return Combinators.combine(back(), holders()).as(DeskWork.SweepOnTime::new);
  }

  private static Arbitrary<Intent> attendances() {
    return Combinators.combine(back(), Arbitraries.of(true, false), Arbitraries.of(false, true))
        .as(Visit.Attend::new);
  }

  private static Arbitrary<Intent> adjustments() {
    Arbitrary<Optional<Long>> expected =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(Optional.<Long>empty())),
            Tuple.of(1, Arbitraries.longs().between(-2, 4).map(Optional::of)));
    return Combinators.combine(
            holders(),
            credits(),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(-5, 6),
            Arbitraries.of(false, true),
            expected)
        .as(DeskWork.Adjust::new);
  }

  private static Arbitrary<Intent> writeOffs() {
    Arbitrary<Optional<Long>> numbers =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Optional.<Long>empty())),
            Tuple.of(2, Arbitraries.longs().between(1, 4).map(Optional::of)));
    Arbitrary<Optional<Integer>> bookings =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Optional.<Integer>empty())),
            Tuple.of(1, back().map(Optional::of)));
    return Combinators.combine(holders(), credits(), numbers, bookings).as(DeskWork.Forgive::new);
  }

  private static Arbitrary<Intent> settlements() {
    Arbitrary<Optional<CreditType>> types =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(Optional.<CreditType>empty())),
            Tuple.of(1, credits().map(Optional::of)));
    Arbitrary<Set<Integer>> bookings =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Set.<Integer>of())),
            Tuple.of(1, back().set().ofMinSize(1).ofMaxSize(3)));
    return Combinators.combine(holders(), types, bookings).as(DeskWork.Settle::new);
  }

  private static Arbitrary<Intent> transfers() {
    return Combinators.combine(
            holders(),
            Arbitraries.frequency(
                Tuple.of(4, Town.HOLDERS.get(1)),
                Tuple.of(4, Town.HOLDERS.get(3)),
                Tuple.of(1, Town.HOLDERS.get(0))),
            credits(),
            Arbitraries.longs().between(1, 3))
        .as(DeskWork.HandOn::new);
  }

  private static Arbitrary<Intent> undoings() {
    return Combinators.combine(back(), Arbitraries.of(ShortfallRule.class)).as(DeskWork.Undo::new);
  }

  private static Arbitrary<Intent> waits() {
    return Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.integers().between(1, 5).map(MICRO::multipliedBy)),
            Tuple.of(4, hours(1, 48)),
            Tuple.of(4, days(1, 12)),
            Tuple.of(1, days(20, 150)),
            Tuple.of(1, hours(-24, -1)))
        .map(Course.Wait::new);
  }

  private static Arbitrary<Intent> edges() {
    return Combinators.combine(back(), Arbitraries.of(Duration.ZERO, MICRO, MICRO.negated()))
        .as(Course.WaitFor::new);
  }

  private static Arbitrary<Duration> days(int least, int most) {
    return Arbitraries.integers().between(least, most).map(Duration::ofDays);
  }

  private static Arbitrary<Duration> hours(int least, int most) {
    return Arbitraries.integers().between(least, most).map(Duration::ofHours);
  }
}
