package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OutboxQueue.Claim;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages are delivered at least once, by one at a time. */
abstract class OutboxQueueContract extends Clauses {
  private static final Instant NOW = Stage.START.plus(Duration.ofHours(1));
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private OutboxQueue outbox() {
    return store().outbox();
  }

  /** Writes so many postings, each to a wallet of its own and later than the one before. */
  private List<OutboxMessage> written(int postings) {
    List<OutboxMessage> messages = new ArrayList<>();
    for (int i = 0; i < postings; i++) {
      Position empty =
          Position.empty(new WalletKey(Stage.PRACTICE, ClientId.of("client-" + (9 - i % 10))));
      Posting posting =
          HandwrittenPosting.of(request("sale-" + i), Stage.START.plus(MICRO.multipliedBy(i)))
              .open(position(empty.wallet()), MASSAGE, 1 + i)
              .posting();
      write(posting);
      messages.add(posting.message().orElseThrow());
    }
    return messages;
  }

  private List<Claim> claim(Instant now) {
    return outbox().claim(Stage.PRACTICE, 100, now, LEASE);
  }

  private List<OutboxMessage> claimed(Instant now) {
    return claim(now).stream().map(Claim::message).toList();
  }

  @Test
  @DisplayName("Q-01 the message of a posting waits as soon as it is committed, whole")
  void committed() {
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    posting.open(Position.empty(ANNAS), MASSAGE, 10);
    posting.open(Position.empty(BELAS), MASSAGE, 5);
    posting.take(Position.empty(ANNAS), MASSAGE, 1, 3);
    write(posting.posting());
    assertEquals(List.of(new Claim(posting.posting().message().orElseThrow(), 1)), claim(NOW));
  }

  @Test
  @DisplayName("Q-02 a transaction that fails leaves no message")
  void rolledBack() {
    assertThrows(
        IllegalStateException.class,
        () ->
            store()
                .inTransaction(
                    tx -> {
                      tx.append(List.of(opening(lock(tx, ANNAS), "sale-1", 10).posting()));
                      throw new IllegalStateException("of the work");
                    }));
    assertEquals(List.of(), claim(NOW));
  }

  @Test
  @DisplayName("Q-03 a posting that moves no credit has no message")
  void noEntries() {
    write(
        HandwrittenPosting.of(request("free-1"), Stage.START)
            .book(Sessions.booked(ANNAS, "free-1"))
            .posting());
    assertEquals(List.of(), claim(NOW));
  }

  @Test
  @DisplayName("Q-04 messages are claimed oldest first, and no more than asked for")
  void oldestFirst() {
    List<OutboxMessage> all = written(12);
    List<OutboxMessage> first =
        outbox().claim(Stage.PRACTICE, 5, NOW, LEASE).stream().map(Claim::message).toList();
    assertEquals(all.subList(0, 5), first);
    assertEquals(all.subList(5, 12), claimed(NOW));
  }

  @Test
  @DisplayName("Q-05 a claimed message is nobody else's until the lease ends")
  void leaseHolds() {
    assertEquals(written(1), claimed(NOW));
    assertEquals(List.of(), claimed(NOW));
    assertEquals(List.of(), claimed(NOW.plus(LEASE).minus(MICRO)));
  }

  @Test
  @DisplayName("Q-06 a message whose lease has ended is delivered again, and the attempts count")
  void leaseEnds() {
    OutboxMessage message = written(1).get(0);
    assertEquals(List.of(new Claim(message, 1)), claim(NOW));
    Instant end = NOW.plus(LEASE);
    assertEquals(List.of(new Claim(message, 2)), claim(end));
    assertEquals(List.of(new Claim(message, 3)), claim(end.plus(LEASE)));
  }

  @Test
  @DisplayName("Q-07 callers who claim at once never get the same message, and together get all")
  void claimersAtOnce() {
    List<OutboxMessage> all = written(40);
    List<List<OutboxMessage>> shares =
        Crew.atOnce(
            4,
            thread -> {
              List<OutboxMessage> share = new ArrayList<>();
              for (int i = 0; i < all.size() && share.size() < all.size(); i++) {
                outbox()
                    .claim(Stage.PRACTICE, 3, NOW, LEASE)
                    .forEach(claim -> share.add(claim.message()));
              }
              return share;
            });
    List<OutboxMessage> claimed = new ArrayList<>();
    shares.forEach(claimed::addAll);
    assertEquals(all.size(), claimed.size());
    assertEquals(new HashSet<>(all), new HashSet<>(claimed));
  }

  @Test
  @DisplayName("Q-08 a settled message is gone for good; settling it again is harmless")
  void settled() {
    List<OutboxMessage> all = written(3);
    claim(NOW);
    List<RequestId> two = List.of(all.get(0).id(), all.get(2).id());
    outbox().settle(two);
    outbox().settle(two);
    outbox().settle(List.of(request("unknown")));
    assertEquals(List.of(all.get(1)), claimed(NOW.plus(LEASE)));
  }

  @Test
  @DisplayName("Q-09 a delayed message is claimed again from its time on, and not before")
  void delayed() {
    OutboxMessage message = written(1).get(0);
    Instant later = NOW.plus(Duration.ofMinutes(1));
    outbox().delay(Map.of(claim(NOW).get(0), later));
    assertEquals(List.of(), claim(later.minus(MICRO)));
    assertEquals(List.of(new Claim(message, 2)), claim(later));
  }

  @Test
  @DisplayName("Q-10 a message may be delayed beyond its lease")
  void delayedBeyondLease() {
    OutboxMessage message = written(1).get(0);
    Instant later = NOW.plus(LEASE).plus(LEASE);
    outbox().delay(Map.of(claim(NOW).get(0), later));
    assertEquals(List.of(), claim(later.minus(MICRO)));
    assertEquals(List.of(message), claimed(later));
  }

  @Test
  @DisplayName("Q-11 a parked message is listed, oldest first, and not claimed")
  void parked() {
    List<OutboxMessage> all = written(4);
    List<Claim> claims = claim(NOW);
    outbox().park(List.of(claims.get(3), claims.get(1)));
    outbox().park(List.of(claims.get(0)));
    assertEquals(List.of(all.get(0), all.get(1), all.get(3)), outbox().parked(Stage.PRACTICE, 10));
    assertEquals(List.of(all.get(0), all.get(1)), outbox().parked(Stage.PRACTICE, 2));
    assertEquals(List.of(all.get(2)), claimed(NOW.plus(Duration.ofDays(365))));
  }

  @Test
  @DisplayName("Q-12 a released message is claimed again, its attempts counted afresh")
  void released() {
    OutboxMessage message = written(1).get(0);
    claim(NOW);
    outbox().park(claim(NOW.plus(LEASE)));
    outbox().release(List.of(message.id()));
    assertEquals(List.of(), outbox().parked(Stage.PRACTICE, 10));
    assertEquals(List.of(new Claim(message, 1)), claim(NOW.plus(LEASE)));
  }

  @Test
  @DisplayName("Q-13 a parked message holds nobody up, not even of its own wallet")
  void parkedHoldsNobodyUp() {
    List<OutboxMessage> all = written(11);
    outbox().park(outbox().claim(Stage.PRACTICE, 1, NOW, LEASE));
    assertEquals(all.subList(1, 11), claimed(NOW));
  }

  @Test
  @DisplayName("Q-14 messages, leases and attempts outlive the store where it survives a restart")
  void restart() {
    List<OutboxMessage> all = written(3);
    outbox().park(outbox().claim(Stage.PRACTICE, 2, NOW, LEASE).subList(0, 1));
    stage().reopen();
    assertEquals(List.of(all.get(0)), outbox().parked(Stage.PRACTICE, 10));
    assertEquals(List.of(new Claim(all.get(2), 1)), claim(NOW));
    assertTrue(claim(NOW.plus(LEASE)).contains(new Claim(all.get(1), 2)));
  }

  @Test
  @DisplayName(
      "Q-15 a claim that ran out changes nothing about what somebody else has claimed since")
  void staleClaim() {
    List<OutboxMessage> all = written(2);
    List<Claim> stale = claim(NOW);
    Instant end = NOW.plus(LEASE);
    assertEquals(all, claimed(end));
    outbox().delay(Map.of(stale.get(0), end.plus(MICRO)));
    outbox().park(List.of(stale.get(1)));
    assertEquals(List.of(), claimed(end.plus(LEASE).minus(MICRO)));
    assertEquals(List.of(), outbox().parked(Stage.PRACTICE, 10));
    assertEquals(all, claimed(end.plus(LEASE)));
  }

  @Test
  @DisplayName("Q-16 many are delayed in one call, each to its own instant, or parked and released")
  void manyAtOnce() {
    List<OutboxMessage> all = written(4);
    List<Claim> claims = claim(NOW);
    Instant later = NOW.plus(Duration.ofMinutes(1));
    outbox().delay(Map.of(claims.get(0), later.plus(MICRO), claims.get(1), later));
    outbox().park(claims.subList(2, 4));
    assertEquals(List.of(all.get(1)), claimed(later));
    assertEquals(List.of(all.get(0)), claimed(later.plus(MICRO)));
    outbox().release(List.of(all.get(2).id(), all.get(3).id()));
    assertEquals(all.subList(2, 4), claimed(later));
    outbox().delay(Map.of());
    outbox().park(List.of());
    outbox().release(List.of());
  }

  @Test
  @DisplayName("Q-17 releasing a message that is not parked leaves it to whoever holds it")
  void releasedUnparked() {
    OutboxMessage message = written(1).get(0);
    claim(NOW);
    outbox().release(List.of(message.id(), request("unknown")));
    assertEquals(List.of(), claimed(NOW));
    assertEquals(List.of(new Claim(message, 2)), claim(NOW.plus(LEASE)));
  }

  @Test
  @DisplayName("Q-18 practices with something to claim are named in order, page by page, no others")
  void waitingPractices() {
    for (String practice : List.of("practice-b", "Practice-c", "practice-a")) {
      PracticeId id = PracticeId.of(practice);
      RequestId request = new RequestId(id, Operation.GRANT, RequestKey.of("sale-1"));
      Position empty = Position.empty(new WalletKey(id, ClientId.of("anna")));
      write(HandwrittenPosting.of(request, Stage.START).open(empty, MASSAGE, 1).posting());
    }
    assertEquals(List.of("Practice-c", "practice-a", "practice-b"), waiting(Optional.empty(), NOW));
    Optional<PracticeId> first = Optional.of(PracticeId.of("Practice-c"));
    assertEquals(List.of("practice-a", "practice-b"), waiting(first, NOW));
    assertEquals(List.of(PracticeId.of("Practice-c")), outbox().waiting(Optional.empty(), NOW, 1));
    outbox().park(outbox().claim(PracticeId.of("practice-a"), 1, NOW, LEASE));
    assertEquals(1, outbox().claim(PracticeId.of("practice-b"), 1, NOW, LEASE).size());
    assertEquals(List.of("Practice-c"), waiting(Optional.empty(), NOW));
    assertEquals(List.of("practice-b"), waiting(first, NOW.plus(LEASE)));
  }

  @Test
  @DisplayName("Q-19 what a message tells comes back with every part, of every kind")
  void everyPart() {
    HandwrittenPosting posting = opening(Position.empty(ANNAS), "sale-1", 10);
    Posting told =
        posting.telling(
            Stream.of(MessageKind.values())
                .flatMap(kind -> Stream.of(Extremes.message(kind), Extremes.plainMessage(kind)))
                .toList());
    write(told);
    stage().reopen();
    assertEquals(List.of(new Claim(told.message().orElseThrow(), 1)), claim(NOW));
  }

  @Test
  @DisplayName("Q-20 a posting that has nothing to tell has no message")
  void nothingToTell() {
    write(opening(Position.empty(ANNAS), "sale-1", 10).telling(List.of()));
    assertEquals(List.of(), claim(NOW));
    assertEquals(List.of(), outbox().waiting(Optional.empty(), NOW, 10));
  }

  private List<String> waiting(Optional<PracticeId> after, Instant now) {
    return outbox().waiting(after, now, 10).stream().map(PracticeId::value).toList();
  }
}
