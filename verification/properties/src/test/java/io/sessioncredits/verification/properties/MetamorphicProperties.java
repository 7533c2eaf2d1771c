package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Prediction;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("Laws that need no oracle")
class MetamorphicProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(50);
  }

  @Provide
  Arbitrary<History> utc() {
    return Histories.plain(Policies.in(Arbitraries.just(ZoneOffset.UTC)), 50);
  }

  @Property(seed = "9001", edgeCases = EdgeCasesMode.NONE)
  @Label("a check says what the booking or transfer right after it will say")
  void checkAgrees(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    for (Step step : history.steps()) {
      for (CreditCommand<?> command : step.commands()) {
        Step one = step.with(Step.Mode.ONE, List.of(command));
        Optional<Prediction> asked = practice.check(one).get(0);
        Prediction answer = practice.run(one).get(0);
        asked.ifPresent(a -> assertThat(a).as(step::toString).isEqualTo(answer));
      }
    }
  }

  @Property(seed = "9002", edgeCases = EdgeCasesMode.NONE)
  @Label(
      "a booking cancelled at once leaves all as it was, if nothing was owed that its return could pay")
  void cancelUndoesBook(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    for (Step step : history.steps()) {
      for (CreditCommand<?> command : step.commands()) {
        Step one = step.with(Step.Mode.ONE, List.of(command));
        if (command instanceof Booking booking) {
          Holder payer = booking.payer().isPresent() ? booking.payer().get() : booking.attendee();
          Position written = practice.position(payer);
          Prediction answer = practice.run(one).get(0);
          boolean isBooked = answer.isCarriedOut() && "false".equals(answer.says().get("replayed"));
          if (isBooked && written.debts().isEmpty()) {
            Instant now = Instant.parse(answer.says().get("recordedAt"));
            Cancellation cancellation = Cancellation.of(booking.line()).byPractice();
            practice.run(one.with(Step.Mode.ONE, List.of(cancellation)));
            Position after = practice.position(payer);
            Position before = written.at(now);
            assertThat(after.lots()).as(step::toString).isEqualTo(before.lots());
            assertThat(after.debts()).as(step::toString).isEqualTo(before.debts());
            assertThat(after.holds()).as(step::toString).isEqualTo(before.holds());
          }
        } else {
          practice.run(one);
        }
      }
    }
  }

  @Property(seed = "9003", edgeCases = EdgeCasesMode.NONE)
  @Label(
      "a transfer takes from one what it gives to the other, and settles only what that one owes")
  void transferConserves(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    for (Step step : history.steps()) {
      for (CreditCommand<?> command : step.commands()) {
        Prediction answer = practice.run(step.with(Step.Mode.ONE, List.of(command))).get(0);
        if (command instanceof Transfer transfer && answer.isCarriedOut()) {
          assertConserved(practice, transfer);
        }
      }
    }
  }

  private static void assertConserved(Practice practice, Transfer transfer) {
    RequestId id = new RequestId(practice.id(), Operation.TRANSFER, transfer.key());
    long sent = 0;
    long received = 0;
    for (LedgerEntry entry : practice.books().postings().getOrDefault(id, List.of())) {
      boolean isSenders = entry.account().wallet().holder().equals(transfer.sender());
      if (entry.cause() == Cause.TRANSFER) {
        assertThat(entry.account().type()).isEqualTo(transfer.type());
        sent += isSenders ? entry.amount() : 0;
        received += isSenders ? 0 : entry.amount();
      } else if (entry.cause() == Cause.SETTLEMENT && !entry.actor().equals(Actor.TIME)) {
        assertThat(isSenders).as(() -> "the sender settles by " + transfer).isFalse();
      }
    }
    assertThat(sent).isEqualTo(-received).isEqualTo(-transfer.credits());
  }

  @Property(seed = "9004", edgeCases = EdgeCasesMode.NONE)
  @Label("other names and another week give the same entries, moved")
  void namesAndWeeksDoNotMatter(
      @ForAll("utc") History history, @ForAll @IntRange(min = -500, max = 500) int weeks) {
    Renaming renaming = new Renaming("x-", Duration.ofDays(7L * weeks));
    Practice here = Practice.open();
    Practice there = Practice.open();
    for (Step step : history.steps()) {
      here.run(step);
      there.run(renaming.of(step));
    }
    for (Holder holder : Town.HOLDERS) {
      assertThat(plain(there, renaming.of(holder), renaming.shift().negated()))
          .isEqualTo(plain(here, holder, Duration.ZERO));
    }
  }

  private static List<String> plain(Practice practice, Holder holder, Duration shift) {
    List<String> plain = new ArrayList<>();
    for (LedgerEntry entry : practice.books().allEntries()) {
      if (entry.account().wallet().holder().equals(holder)) {
        plain.add(
            String.join(
                " ",
                entry.account().type().value(),
                "" + entry.sequence(),
                entry.primitive().name(),
                entry.cause().name(),
                "" + entry.lot(),
                "" + entry.amount(),
                "" + entry.held(),
                "" + entry.balanceAfter(),
                "" + entry.effectiveAt().plus(shift),
                "" + entry.recordedAt().plus(shift)));
      }
    }
    for (OpenLot lot : practice.position(holder).lots()) {
      plain.add(
          lot.type() + "/" + lot.opening() + " " + lot.remaining() + " " + lot.terms().price());
    }
    return plain;
  }
}
