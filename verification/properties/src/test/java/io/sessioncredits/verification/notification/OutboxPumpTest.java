package io.sessioncredits.verification.notification;

import static io.sessioncredits.verification.notification.Mailroom.MICRO;
import static io.sessioncredits.verification.notification.Mailroom.PRACTICE;
import static io.sessioncredits.verification.notification.Mailroom.START;
import static io.sessioncredits.verification.notification.Mailroom.key;
import static io.sessioncredits.verification.notification.Mailroom.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.inmemory.InMemoryTransaction;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pump")
class OutboxPumpTest {
  private static final int ALL = 100;

  private final Mailroom mailroom = new Mailroom();
  private final Letterbox letterbox = new Letterbox();
  private final OutboxPump pump = mailroom.notifications().pump(letterbox);

  @Test
  @DisplayName("delivers what was committed, whole and once, and names it")
  void deliversOnce() {
    mailroom.sell("sale-1");

    PumpRun run = pump.run(ALL);

    AccountKey account = AccountKey.of(PRACTICE, Mailroom.ANNA, Mailroom.MASSAGE);
    CreditMessage opened =
        CreditMessage.builder()
            .kind(MessageKind.GRANTED)
            .account(account)
            .sequence(1)
            .amount(1)
            .credits(1)
            .before(Balance.ZERO)
            .after(new Balance(1, 0, 1, 0, 0))
            .addLots(new LotId(account, 1))
            .actor(Actor.staff("desk"))
            .request(sale("sale-1"))
            .recordedAt(START)
            .build();
    assertThat(letterbox.taken())
        .containsExactly(Notification.of(sale("sale-1"), START, List.of(opened)));
    assertThat(run)
        .isEqualTo(new PumpRun(List.of(sale("sale-1")), List.of(), List.of(), List.of()));
    assertThat(pump.run(ALL).claimed()).isZero();
  }

  @Test
  @DisplayName("delivers the oldest first")
  void oldestFirst() {
    mailroom.sell("sale-3", "sale-1", "sale-2");
    assertThat(pump.run(ALL).delivered())
        .containsExactly(sale("sale-3"), sale("sale-1"), sale("sale-2"));
    assertThat(letterbox.handed()).containsExactly(key("sale-3"), key("sale-1"), key("sale-2"));
  }

  @Test
  @DisplayName("delivers nothing of what was refused or rolled back")
  void nothingOfWhatNeverWas() {
    Booking unpaid =
        Booking.of(BookingRef.of("visit"), Mailroom.ANNA, AppointmentType.of("massage"), START);
    assertThat(
            mailroom
                .credits()
                .at(PRACTICE)
                .as(Actor.staff("desk"))
                .bookings()
                .book(unpaid)
                .isBooked())
        .isFalse();
    try (InMemoryTransaction host = mailroom.memory().begin()) {
      mailroom
          .credits()
          .using(host.joined())
          .at(PRACTICE)
          .as(Actor.staff("desk"))
          .ledger()
          .grant(Mailroom.grant("sale-1"))
          .orThrow();
      host.rollback();
    }
    assertThat(pump.run(ALL).claimed()).isZero();
    assertThat(letterbox.handed()).isEmpty();
  }

  @Test
  @DisplayName("delivers no more than asked for, and leaves the rest for the next run")
  void noMoreThanAskedFor() {
    mailroom.sell("sale-1", "sale-2", "sale-3", "sale-4", "sale-5");
    OutboxPump small =
        mailroom.notifications().pump(letterbox, PumpSettings.standard().withBatch(2));
    assertThat(small.run(3).delivered())
        .containsExactly(sale("sale-1"), sale("sale-2"), sale("sale-3"));
    assertThat(small.run(ALL).delivered()).containsExactly(sale("sale-4"), sale("sale-5"));
  }

  @Test
  @DisplayName("settles batch by batch, so that a failure brings one batch back at most")
  void settlesBatchByBatch() {
    mailroom.sell("sale-1", "sale-2", "sale-3");
    OutboxPump small =
        mailroom.notifications().pump(letterbox, PumpSettings.standard().withBatch(2));
    mailroom.store().heal();
    assertThat(small.run(ALL).delivered()).hasSize(3);
    // Two batches, each claimed and settled, and a claim that found nothing.
    assertThat(mailroom.store().calls()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, OutboxPump.MOST + 1})
  @DisplayName("refuses to run for none, or for more than it can name")
  void refusesRunsOfNoSize(int most) {
    assertThatThrownBy(() -> pump.run(most))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("most must be from 1 to 10000");
  }

  @Test
  @DisplayName("delivers those of its own practice alone")
  void ownPracticeAlone() {
    mailroom.sell(PracticeId.of("hillside"), "sale-1");
    assertThat(pump.run(ALL).claimed()).isZero();
    mailroom.sell("sale-1");
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-1"));
    assertThat(letterbox.handed()).hasSize(1);
  }

  @Test
  @DisplayName("need not ask every practice: those with something to deliver are named, by pages")
  void practicesAreNamed() {
    PracticeId hillside = PracticeId.of("hillside");
    PracticeId seaside = PracticeId.of("seaside");
    mailroom.sell(seaside, "sale-1");
    mailroom.sell("sale-1");
    mailroom.sell(hillside, "sale-1");
    assertThat(mailroom.credits().practicesWithNotifications(Optional.empty(), 2))
        .containsExactly(hillside, PRACTICE);
    assertThat(mailroom.credits().practicesWithNotifications(Optional.of(PRACTICE), 2))
        .containsExactly(seaside);
    assertThat(pump.run(ALL).claimed()).isOne();
    assertThat(mailroom.credits().practicesWithNotifications(Optional.empty(), 1_000))
        .containsExactly(hillside, seaside);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  @DisplayName("is not told the practices by none, or by more than a page")
  void practicesByThePage(int limit) {
    assertThatThrownBy(() -> mailroom.credits().practicesWithNotifications(Optional.empty(), limit))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("limit must be from 1 to 1000");
  }

  @Test
  @DisplayName("calls the sink outside of any transaction: it may use the credits itself")
  void sinkMayUseTheCredits() {
    mailroom.sell("sale-1");
    OutboxPump generous =
        mailroom
            .notifications()
            .pump(
                notification -> {
                  if (notification.id().equals(sale("sale-1"))) {
                    mailroom.sell("bonus-1");
                  }
                });
    assertThat(generous.run(ALL).delivered()).containsExactly(sale("sale-1"), sale("bonus-1"));
  }

  @Test
  @DisplayName("delivers again, counting the attempts, what a pump had claimed that died")
  void deadPump() {
    mailroom.sell("sale-1");
    Duration lease = PumpSettings.standard().lease();
    assertThat(mailroom.store().outbox().claim(PRACTICE, 1, START, lease)).hasSize(1);
    mailroom.clock().set(START.plus(lease).minus(MICRO));
    assertThat(pump.run(ALL).claimed()).isZero();
    mailroom.clock().set(START.plus(lease));
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-1"));
    assertThat(letterbox.taken()).extracting(Notification::attempt).containsExactly(2);
  }

  @Test
  @DisplayName("begins nothing after its lease, and takes up afresh what was left over")
  void slowSink() {
    mailroom.sell("sale-1", "sale-2", "sale-3");
    Duration twoThirds = PumpSettings.standard().lease().multipliedBy(2).dividedBy(3);
    OutboxPump slow =
        mailroom
            .notifications()
            .pump(
                notification -> {
                  letterbox.deliver(notification);
                  mailroom.clock().advance(twoThirds);
                });
    PumpRun run = slow.run(ALL);
    assertThat(run.delivered()).containsExactly(sale("sale-1"), sale("sale-2"), sale("sale-3"));
    assertThat(run.leftOver()).containsExactly(sale("sale-3"));
    assertThat(letterbox.taken()).extracting(Notification::attempt).containsExactly(1, 1, 2);
  }
}
