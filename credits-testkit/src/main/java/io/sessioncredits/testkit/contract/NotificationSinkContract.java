package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a sink must do so that delivery at least once, in any order, does no harm: extend this
 * class, return a harness, and run it with JUnit.
 *
 * <p>No clause sleeps, reads the clock of the machine or leaves a thread behind.
 */
public abstract class NotificationSinkContract {
  private static final int PUMPS = 4;

  private @Nullable SinkHarness open;

  /** For subclasses. */
  protected NotificationSinkContract() {}

  /** Returns a new harness of a sink that has delivered nothing; called once for each clause. */
  protected abstract SinkHarness harness();

  @BeforeEach
  final void openSink() {
    open = harness();
  }

  @AfterEach
  final void closeSink() throws Exception {
    if (open != null) {
      open.close();
    }
  }

  private SinkHarness opened() {
    if (open == null) {
      throw new IllegalStateException("no sink is open");
    }
    return open;
  }

  private News news(String key) {
    return news(Clauses.request(key));
  }

  /** Begins a notification of kinds that the sink passes on. */
  private News news(RequestId request) {
    return new News(opened().kinds(), request);
  }

  private void deliver(Notification... notifications) {
    for (Notification notification : notifications) {
      try {
        opened().sink().deliver(notification);
      } catch (Exception e) {
        throw new AssertionError("not delivered: " + notification.id(), e);
      }
    }
  }

  private void assertFails(Notification notification) {
    assertThrows(Exception.class, () -> opened().sink().deliver(notification));
  }

  private void assertShownOnce(Notification... notifications) {
    for (Notification notification : notifications) {
      for (CreditMessage message : notification.messages()) {
        int expected = opened().kinds().contains(message.kind()) ? 1 : 0;
        assertEquals(expected, opened().shown(message), () -> "how often it shows: " + message);
      }
    }
  }

  /** The number of the newest message counts. */
  private void assertNumber(long expected, CreditMessage newest) {
    opened()
        .number(newest.account())
        .ifPresent(number -> assertEquals(expected, number, "the number shown"));
  }

  @Test
  @DisplayName("N-01 every message of a kind that the sink passes on shows once, and no other")
  void whole() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    Notification several =
        news("gift-1")
            .tell(News.ANNAS, 2, 3, 1)
            .inEveryKind()
            .tell(News.BELAS, 1, 0, 2)
            .notification();
    deliver(sale, several);
    assertShownOnce(sale, several);
  }

  @Test
  @DisplayName("N-02 a notification that is delivered again shows once")
  void duplicate() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    deliver(sale, sale.withAttempt(2), sale.withAttempt(1));
    assertShownOnce(sale);
    assertNumber(3, sale.messages().get(0));
  }

  @Test
  @DisplayName("N-03 one that is delivered again after later ones shows once and sets nothing back")
  void duplicateAfterLater() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    Notification visit = news("visit-1").tell(News.ANNAS, 2, 3, 2).notification();
    deliver(sale, visit, sale.withAttempt(2));
    assertShownOnce(sale, visit);
    assertNumber(2, visit.messages().get(0));
  }

  @Test
  @DisplayName("N-04 an earlier one that comes after a later one shows, and does not overwrite it")
  void outOfOrder() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    Notification visit = news("visit-1").tell(News.ANNAS, 2, 3, 2).notification();
    deliver(visit, sale);
    assertShownOnce(visit, sale);
    assertNumber(2, visit.messages().get(0));
  }

  @Test
  @DisplayName(
      "N-05 one whose predecessors are parked is taken, and they are when they are released")
  void gap() {
    Notification parked = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    Notification later = news("visit-2").tell(News.ANNAS, 7, 2, 1).notification();
    Notification others = news("sale-9").tell(News.BELAS, 4, 0, 5).notification();
    deliver(later, others);
    assertShownOnce(later, others);
    deliver(parked);
    assertShownOnce(parked, later);
    assertNumber(1, later.messages().get(0));
    assertNumber(5, others.messages().get(0));
  }

  @Test
  @DisplayName(
      "N-06 what the receiver did not take is thrown, and shows when it is delivered again")
  void receiverDown() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    opened().failAfter(0);
    assertFails(sale);
    assertFails(sale.withAttempt(2));
    opened().repair();
    deliver(sale.withAttempt(3));
    assertShownOnce(sale);
    assertNumber(3, sale.messages().get(0));
  }

  @Test
  @DisplayName("N-07 if the receiver fails half way, each message shows once in the end")
  void halfWay() {
    Notification gift =
        news("gift-1").tell(News.ANNAS, 2, 3, 1).tell(News.BELAS, 1, 0, 2).notification();
    opened().failAfter(1);
    assertFails(gift);
    opened().repair();
    deliver(gift.withAttempt(2));
    assertShownOnce(gift);
  }

  @Test
  @DisplayName("N-08 a failure for one holds up no other, and is not forgotten over it")
  void failureHoldsNobodyUp() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    Notification visit = news("visit-1").tell(News.ANNAS, 2, 3, 2).notification();
    opened().failAfter(0);
    assertFails(sale);
    opened().repair();
    deliver(visit);
    assertShownOnce(visit);
    deliver(sale.withAttempt(2));
    assertShownOnce(sale, visit);
    assertNumber(2, visit.messages().get(0));
  }

  @Test
  @DisplayName("N-09 practices with the same names never meet")
  void practices() {
    Notification ours = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    Notification theirs =
        news(new RequestId(News.OTHER_PRACTICE, Operation.GRANT, RequestKey.of("sale-1")))
            .tell(News.OTHER_ANNAS, 1, 0, 8)
            .notification();
    deliver(ours, theirs);
    assertShownOnce(ours, theirs);
    assertNumber(3, ours.messages().get(0));
    assertNumber(8, theirs.messages().get(0));
  }

  @Test
  @DisplayName("N-10 requests of another kind with the same key are others")
  void operations() {
    Notification sale = news("a").tell(News.ANNAS, 1, 0, 3).notification();
    Notification change =
        news(new RequestId(Stage.PRACTICE, Operation.ADJUST, RequestKey.of("a")))
            .tell(News.ANNAS, 2, 3, 5)
            .notification();
    deliver(sale, change);
    assertShownOnce(sale, change);
    assertNumber(5, change.messages().get(0));
  }

  @Test
  @DisplayName("N-11 one that several pumps deliver at once shows once")
  void pumpsAtOnce() {
    Notification sale = news("sale-1").tell(News.ANNAS, 1, 0, 3).notification();
    List<Boolean> unused =
        Crew.atOnce(
            PUMPS,
            pump -> {
              try {
                opened().sink().deliver(sale.withAttempt(pump + 1));
                return true;
              } catch (Exception e) {
                return false; // it comes again, as below
              }
            });
    deliver(sale.withAttempt(PUMPS + 1));
    assertShownOnce(sale);
  }

  @Test
  @DisplayName(
      "N-12 different ones that several pumps deliver at once all show, and the last counts")
  void manyAtOnce() {
    List<Notification> all = new ArrayList<>();
    for (int i = 0; i < PUMPS; i++) {
      all.add(news("visit-" + i).tell(News.ANNAS, 2L + i, 9L - i, 8L - i).notification());
    }
    List<Notification> delivered =
        Crew.atOnce(
            PUMPS,
            pump -> {
              deliver(all.get(pump));
              return all.get(pump);
            });
    assertShownOnce(delivered.toArray(Notification[]::new));
    assertNumber(9 - PUMPS, delivered.get(PUMPS - 1).messages().get(0));
  }
}
