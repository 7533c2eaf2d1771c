package io.sessioncredits.inmemory;

import static io.sessioncredits.inmemory.Clinic.ANNA;
import static io.sessioncredits.inmemory.Clinic.BEN;
import static io.sessioncredits.inmemory.Clinic.DESK;
import static io.sessioncredits.inmemory.Clinic.MASSAGE;
import static io.sessioncredits.inmemory.Clinic.MORNING;
import static io.sessioncredits.inmemory.Clinic.PRACTICE;
import static io.sessioncredits.inmemory.Clinic.booking;
import static io.sessioncredits.inmemory.Clinic.transfer;
import static io.sessioncredits.inmemory.Clinic.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Position;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.HistorySlice;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Threads that share a store in memory")
class ParallelDecisionsTest {
  private static final int TRANSFERS = 400;
  private static final int BOOKERS = 4;
  private static final int EACH = 50;

  private final Clinic clinic = new Clinic(InMemoryCreditStore.create());

  @Test
  @DisplayName("decide on different wallets at the same time")
  void differentWalletsOverlap() {
    clinic.grant(ANNA, MASSAGE, 1, "p-1");
    clinic.grant(BEN, MASSAGE, 1, "p-2");
    CountDownLatch bothDecide = new CountDownLatch(2);
    ActingCredits desk = deskThatWaitsFor(bothDecide);
    try (Threads threads = new Threads()) {
      Future<Boolean> anna =
          threads.start(() -> desk.bookings().book(booking(ANNA, "b-1")).isBooked());
      Future<Boolean> ben =
          threads.start(() -> desk.bookings().book(booking(BEN, "b-2")).isBooked());
      assertThat(Threads.result(anna)).isTrue();
      assertThat(Threads.result(ben)).isTrue();
    }
  }

  /** The rules are asked for while the wallet is locked, so that both must hold theirs at once. */
  private ActingCredits deskThatWaitsFor(CountDownLatch all) {
    return SessionCredits.builder()
        .store(clinic.store())
        .policies(
            practice -> {
              all.countDown();
              Threads.await(all);
              return CreditPolicy.standard(ZoneOffset.UTC);
            })
        .clock(() -> MORNING)
        .build()
        .at(PRACTICE)
        .as(DESK);
  }

  @Test
  @DisplayName("never see one side of a transfer without the other")
  void transfersAreSeenWhole() {
    clinic.grant(ANNA, MASSAGE, 10, "p-1");
    clinic.grant(BEN, MASSAGE, 10, "p-2");
    AtomicBoolean isOver = new AtomicBoolean();
    try (Threads threads = new Threads()) {
      Future<Integer> there = threads.start(() -> transfers("to", ANNA, BEN));
      Future<Integer> back = threads.start(() -> transfers("fro", BEN, ANNA));
      Future<Long> reader = threads.start(() -> readsUntil(isOver));
      int all = Threads.result(there) + Threads.result(back);
      isOver.set(true);
      assertThat(Threads.result(reader)).isPositive();
      assertThat(all).isPositive();
    }
    assertThat(clinic.credits().at(PRACTICE).maintenance().audit().problems()).isEmpty();
  }

  private int transfers(String key, ClientId sender, ClientId receiver) {
    int done = 0;
    for (int i = 0; i < TRANSFERS; i++) {
      done +=
          clinic
                  .desk()
                  .transfers()
                  .transfer(transfer(key + i, sender, receiver, 1))
                  .refusal()
                  .isEmpty()
              ? 1
              : 0;
    }
    return done;
  }

  private long readsUntil(AtomicBoolean isOver) {
    CreditQueries queries = clinic.store().queries();
    long reads = 0;
    do {
      Collection<Position> both =
          queries
              .view(PRACTICE, List.of(wallet(ANNA), wallet(BEN)), Lookups.NONE)
              .positions()
              .values();
      assertThat(both.stream().mapToLong(p -> p.head(MASSAGE).balance()).sum()).isEqualTo(20);
      HistorySlice slice = queries.history(wallet(ANNA), HistorySelection.newest(1));
      assertThat(slice.entries().get(0).sequence())
          .isEqualTo(slice.position().head(MASSAGE).sequence());
      reads++;
    } while (!isOver.get());
    return reads;
  }

  @Test
  @DisplayName("spend each credit once, whoever comes first")
  void lastCreditIsSpentOnce() {
    clinic.grant(ANNA, MASSAGE, EACH, "p-1");
    List<Future<Integer>> bookers = new ArrayList<>();
    int booked = 0;
    try (Threads threads = new Threads()) {
      for (int b = 0; b < BOOKERS; b++) {
        int booker = b;
        bookers.add(threads.start(() -> book(booker)));
      }
      for (Future<Integer> booker : bookers) {
        booked += Threads.result(booker);
      }
    }
    assertThat(booked).isEqualTo(EACH);
    assertThat(clinic.available(ANNA)).isZero();
    assertThat(clinic.credits().at(PRACTICE).maintenance().audit().problems()).isEmpty();
  }

  private int book(int booker) {
    int booked = 0;
    for (int i = 0; i < EACH; i++) {
      booked +=
          clinic.desk().bookings().book(booking(ANNA, "b-" + booker + "-" + i)).isBooked() ? 1 : 0;
    }
    return booked;
  }
}
