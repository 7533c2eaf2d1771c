package io.sessioncredits.inmemory;

import static io.sessioncredits.inmemory.Clinic.ANNA;
import static io.sessioncredits.inmemory.Clinic.BEN;
import static io.sessioncredits.inmemory.Clinic.CARA;
import static io.sessioncredits.inmemory.Clinic.MASSAGE;
import static io.sessioncredits.inmemory.Clinic.MORNING;
import static io.sessioncredits.inmemory.Clinic.PRACTICE;
import static io.sessioncredits.inmemory.Clinic.booking;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OutboxQueue.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The outbox of the store in memory")
class InMemoryOutboxTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Instant LATER = MORNING.plus(LEASE);

  private final Clinic clinic = new Clinic(InMemoryCreditStore.create());
  private final OutboxQueue outbox = clinic.store().outbox();

  private List<String> claim(int limit, Instant now) {
    return keys(outbox.claim(PRACTICE, limit, now, LEASE).stream().map(Claim::message).toList());
  }

  private static List<String> keys(List<OutboxMessage> messages) {
    return messages.stream().map(m -> m.id().key().value()).toList();
  }

  /** Grants one credit for each purchase and returns the first request. */
  private RequestId granted(String... purchases) {
    for (String purchase : purchases) {
      clinic.grant(ANNA, MASSAGE, 1, purchase);
    }
    return Clinic.request(purchases[0] + "|massage");
  }

  @Test
  @DisplayName("hands messages out oldest first, each to one caller until its lease ends")
  void leases() {
    RequestId first = granted("p-1", "p-2", "p-3");
    assertThat(claim(2, MORNING)).containsExactly("p-1|massage", "p-2|massage");
    assertThat(claim(9, MORNING)).containsExactly("p-3|massage");
    assertThat(claim(9, LATER.minusNanos(1))).isEmpty();
    outbox.settle(Set.of(first));
    List<Claim> again = outbox.claim(PRACTICE, 9, LATER, LEASE);
    assertThat(keys(again.stream().map(Claim::message).toList()))
        .containsExactly("p-2|massage", "p-3|massage");
    assertThat(again).extracting(Claim::attempts).containsExactly(2, 2);
  }

  @Test
  @DisplayName("keeps a delayed message back, and the others go past it")
  void delays() {
    RequestId first = granted("p-1", "p-2");
    List<Claim> claims = outbox.claim(PRACTICE, 1, MORNING, LEASE);
    assertThat(claims).extracting(c -> c.message().id()).containsExactly(first);
    outbox.delay(Map.of(claims.get(0), LATER.plusSeconds(30)));
    assertThat(claim(9, LATER)).containsExactly("p-2|massage");
    assertThat(claim(9, LATER.plusSeconds(30))).containsExactly("p-1|massage");
  }

  @Test
  @DisplayName("gives a message that was made ready by a fast clock to no slow one too early")
  void clocksMayDiffer() {
    RequestId first = granted("p-1", "p-2");
    Claim early = outbox.claim(PRACTICE, 1, MORNING, Duration.ZERO).get(0);
    assertThat(early.message().id()).isEqualTo(first);
    outbox.delay(Map.of(early, LATER));
    assertThat(claim(0, LATER)).isEmpty();
    assertThat(outbox.waiting(Optional.empty(), MORNING, 9)).containsExactly(PRACTICE);
    assertThat(claim(9, MORNING)).containsExactly("p-2|massage");
    assertThat(claim(9, LATER)).containsExactly("p-1|massage", "p-2|massage");
  }

  @Test
  @DisplayName("sets parked messages aside until they are released, counted afresh")
  void parks() {
    RequestId first = granted("p-1", "p-2", "p-3");
    RequestId second = Clinic.request("p-2|massage");
    List<Claim> claims = outbox.claim(PRACTICE, 9, MORNING, LEASE);
    assertThat(claims).hasSize(3);
    outbox.park(List.of(claims.get(1), claims.get(0)));
    outbox.delay(Map.of(claims.get(0), MORNING));
    assertThat(keys(outbox.parked(PRACTICE, 9))).containsExactly("p-1|massage", "p-2|massage");
    assertThat(keys(outbox.parked(PRACTICE, 1))).containsExactly("p-1|massage");
    assertThat(claim(9, LATER)).containsExactly("p-3|massage");
    outbox.release(List.of(first));
    outbox.release(List.of(first));
    assertThat(outbox.claim(PRACTICE, 9, MORNING, LEASE))
        .extracting(Claim::attempts)
        .containsExactly(1);
    outbox.settle(Set.of(second));
    assertThat(outbox.parked(PRACTICE, 9)).isEmpty();
  }

  @Test
  @DisplayName("does nothing about messages it does not have")
  void ignoresUnknown() {
    RequestId first = granted("p-1");
    RequestId unknown = Clinic.request("p-9");
    outbox.settle(Set.of(unknown));
    Claim never = new Claim(new OutboxMessage(unknown, MORNING, List.of()), 1);
    outbox.delay(Map.of(never, LATER));
    outbox.park(List.of(never));
    outbox.release(List.of(unknown, first));
    assertThat(outbox.parked(PRACTICE, 9)).isEmpty();
    assertThat(claim(9, MORNING)).containsExactly("p-1|massage");
  }

  @Test
  @DisplayName(
      "has a message from the commit on, in the order of the commits, and never without one")
  void messagesComeWithTheCommit() {
    assertThat(clinic.desk().bookings().book(booking(ANNA, "b-1")).isBooked()).isFalse();
    try (InMemoryTransaction first = clinic.store().begin();
        InMemoryTransaction second = clinic.store().begin();
        InMemoryTransaction third = clinic.store().begin()) {
      Clinic.grant(clinic.desk(first.joined()), ANNA, MASSAGE, 1, "p-1");
      Clinic.grant(clinic.desk(second.joined()), BEN, MASSAGE, 1, "p-2");
      Clinic.grant(clinic.desk(third.joined()), CARA, MASSAGE, 1, "p-3");
      assertThat(claim(9, MORNING)).isEmpty();
      second.commit();
      third.rollback();
      first.commit();
    }
    assertThat(claim(9, MORNING)).containsExactly("p-2|massage", "p-1|massage");
  }

  @Test
  @DisplayName("keeps the practices apart")
  void practicesAreApart() {
    RequestId message = granted("p-1");
    PracticeId other = PracticeId.of("other");
    assertThat(outbox.claim(other, 9, MORNING, LEASE)).isEmpty();
    outbox.settle(Set.of(new RequestId(other, message.operation(), message.key())));
    assertThat(claim(9, MORNING)).containsExactly("p-1|massage");
  }
}
