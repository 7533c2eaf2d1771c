package io.sessioncredits.examples.replay;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Ledger;
import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.transfer.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of a timeline through session credits, under one policy and in an empty store. */
final class Playback {
  private static final Actor DESK = Actor.staff("front-desk");

  private final Timeline timeline;
  private final SettableClock clock = new SettableClock();
  private final Set<BookingRef> refused = new HashSet<>();
  private final Tally tally = new Tally();
  private final PracticeCredits credits;
  private final ActingCredits desk;

  Playback(Timeline timeline, OwningCreditStore store, CreditPolicy policy) {
    this.timeline = timeline;
    this.credits =
        SessionCredits.builder()
            .store(store)
            .policy(policy)
            .clock(clock)
            .build()
            .at(Rules.PRACTICE);
    this.desk = credits.as(DESK);
  }

  /** Lets everything happen, each event at its instant. */
  void play(Progress progress) {
    tally.count(Figure.CLIENTS, timeline.clients().size());
    for (Timeline.Event event : timeline.events()) {
      clock.set(event.at());
      switch (event.kind()) {
        case PURCHASE -> buy(event.appointment().client());
        case BOOKING -> book(event.appointment());
        case CANCELLATION -> cancel(event.appointment());
        case ENDING -> end(event.appointment());
      }
      progress.step();
    }
  }

  private void buy(ClientId client) {
    int number = number(client);
    int credits = Rules.creditsBoughtBy(number);
    PurchaseRef purchase = PurchaseRef.of("package-" + number);
    confirm(desk.ledger().grant(Grant.of(client, Rules.CREDIT, credits, purchase)).orThrow());
    tally.count(Figure.GRANTED, credits);
    tally.move(client, credits);
  }

  private void book(Appointment appointment) {
    tally.count(Figure.APPOINTMENTS, 1);
    Booking booking =
        Booking.of(
            appointment.booking(),
            appointment.client(),
            Rules.CONSULTATION,
            Rules.startsAt(appointment));
    BookingOutcome outcome = desk.bookings().book(booking);
    if (outcome instanceof BookingOutcome.Refused no) {
      refused.add(appointment.booking());
      tally.refuse(no.reason(), Rules.creditsBoughtBy(number(appointment.client())) > 0);
      return;
    }
    confirm(outcome.orThrow());
    tally.count(Figure.BOOKED, 1);
    tally.move(appointment.client(), -1);
  }

  private void cancel(Appointment appointment) {
    if (refused.contains(appointment.booking())) {
      return;
    }
    CancellationOutcome outcome =
        desk.bookings().cancel(Cancellation.of(appointment.booking(), appointment.client()));
    confirm(outcome.orThrow());
    tally.count(Figure.CANCELLED, 1);
    if (outcome instanceof CancellationOutcome.Restored) {
      tally.count(Figure.RESTORED, 1);
      tally.move(appointment.client(), 1);
    }
  }

  private void end(Appointment appointment) {
    if (refused.contains(appointment.booking())) {
      return;
    }
    boolean came = appointment.ending().kind() == Ending.Kind.ATTENDED;
    Attendance attendance =
        came
            ? Attendance.attended(appointment.booking(), appointment.client())
            : Attendance.noShow(appointment.booking(), appointment.client());
    confirm(desk.bookings().record(attendance).orThrow());
    tally.count(came ? Figure.ATTENDED : Figure.NO_SHOW, 1);
  }

  /** Lets each client with credits left give them to the next one who bought nothing. */
  void passOnLeftOvers() {
    List<Timeline.Event> events = timeline.events();
    if (events.isEmpty()) {
      return;
    }
    Instant last = events.get(events.size() - 1).at();
    clock.set(last.plus(Rules.TRANSFERS_AFTER_END));
    List<ClientId> clients = List.copyOf(timeline.clients().keySet());
    for (int number = 1; number <= clients.size(); number++) {
      int receiver = Rules.receiverOf(number);
      if (receiver <= clients.size() && Rules.creditsBoughtBy(number) > 0) {
        passOn(clients.get(number - 1), clients.get(receiver - 1), number);
      }
    }
  }

  private void passOn(ClientId sender, ClientId receiver, int number) {
    long left = desk.ledger().balance(sender, Rules.CREDIT).available();
    if (left > 0) {
      Transfer transfer =
          Transfer.of(RequestKey.of("left-over-" + number), sender, receiver, Rules.CREDIT, left);
      confirm(desk.transfers().transfer(transfer).orThrow());
      tally.count(Figure.TRANSFERRED, left);
      tally.move(sender, -left);
      tally.move(receiver, left);
    }
  }

  /** Everything is sent once: a receipt of an earlier delivery would mean that two keys clash. */
  private static void confirm(Receipt receipt) {
    if (receipt.replayed()) {
      throw new IllegalStateException("carried out before: " + receipt.request());
    }
  }

  private int number(ClientId client) {
    return timeline.clients().getOrDefault(client, 0);
  }

  /**
   * Returns what the ledger says each client has, less what is owed, in the order of the numbers.
   */
  Map<ClientId, Long> balances() {
    Map<ClientId, Long> balances = new LinkedHashMap<>();
    List<ClientId> clients = new ArrayList<>(timeline.clients().keySet());
    for (int from = 0; from < clients.size(); from += Limits.BATCH) {
      List<ClientId> some = clients.subList(from, Math.min(from + Limits.BATCH, clients.size()));
      desk.ledger()
          .balances(some)
          .forEach(
              (holder, types) ->
                  balances.put(
                      ClientId.of(holder.value()),
                      types.getOrDefault(Rules.CREDIT, Balance.ZERO).number()));
    }
    return balances;
  }

  Tally tally() {
    return tally;
  }

  Ledger ledger() {
    return desk.ledger();
  }

  /** Replays the ledger from its first entry and compares it with what is stored. */
  AuditReport audit() {
    return credits.maintenance().audit();
  }
}
