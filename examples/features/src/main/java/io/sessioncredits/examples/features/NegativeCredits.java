package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.PendingBooking;
import io.sessioncredits.booking.PendingPayment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.SettlementPolicy;
import io.sessioncredits.report.DebtLine;
import io.sessioncredits.report.DebtsQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * M14: where booking without credit is allowed, the number goes below zero. Debts are listed with
 * their age, settled by the next credits or by hand, or written off; and where credit is short, a
 * line can wait for it.
 */
public final class NegativeCredits {
  private NegativeCredits() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    PracticeCredits riverside = clinic.open(CreditPolicy.permissive(BERLIN).withOverdraftLimit(2));
    ActingCredits desk = riverside.as(DESK);
    book(desk, massage(clinic, "apt-1", ANNA));
    book(desk, massage(clinic, "apt-2", ANNA));
    book(desk, massage(clinic, "apt-3", BEN));
    book(desk, massage(clinic, "apt-4", ANNA));
    clinic.pass(Duration.ofDays(20));
    list(riverside);

    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 5, PurchaseRef.of("invoice-1"))).orThrow();
    System.out.println("Five more settle two: " + number(desk, ANNA));
    Reason gone = Reason.of("moved away");
    desk.ledger().writeOff(WriteOff.of(RequestKey.of("form-1"), BEN, MASSAGES, gone)).orThrow();
    System.out.println("Written off: " + number(desk, BEN));
    list(riverside);

    book(desk, massage(clinic, "apt-5", CLARA).withSeats(3).orPending());
    for (PendingBooking waiting : desk.bookings().pending(Optional.empty(), 100)) {
      System.out.println("Waiting: " + waiting.session().line().booking());
    }
    desk.ledger().grant(Grant.of(CLARA, MASSAGES, 3, PurchaseRef.of("invoice-2"))).orThrow();
    PendingPayment payment = PendingPayment.of(BookingLine.of(BookingRef.of("apt-5"), CLARA));
    System.out.println("Paid later: " + desk.bookings().pay(payment).orThrow().change(CLARA));
    settleByHand(clinic);
  }

  /** From now on nothing settles by itself. */
  private static void settleByHand(Clinic clinic) {
    CreditPolicy byHand = CreditPolicy.permissive(BERLIN).withSettlement(SettlementPolicy.MANUAL);
    ActingCredits desk = clinic.open(byHand).as(DESK);
    book(desk, massage(clinic, "apt-6", BEN));
    book(desk, massage(clinic, "apt-7", BEN));
    desk.ledger().grant(Grant.of(BEN, MASSAGES, 5, PurchaseRef.of("invoice-3"))).orThrow();
    System.out.println("Side by side: " + bothSides(desk));
    Reason asked = Reason.of("asked for it");
    SettleDebts one =
        SettleDebts.of(RequestKey.of("form-2"), BEN, asked)
            .forLines(List.of(BookingLine.of(BookingRef.of("apt-7"), BEN)));
    settle(desk, one);
    settle(desk, SettleDebts.of(RequestKey.of("form-3"), BEN, asked));
    settle(desk, SettleDebts.of(RequestKey.of("form-4"), BEN, asked));
  }

  private static void settle(ActingCredits desk, SettleDebts settlement) {
    String result =
        desk.ledger()
            .settle(settlement)
            .fold(
                settled ->
                    settled.paid().stream()
                        .map(debt -> debt.line().map(l -> l.booking().value()).orElse("-"))
                        .collect(Collectors.joining(", ", "", ", now " + bothSides(desk))),
                refused -> "refused: " + refused.reason().code());
    System.out.println("Settled by hand: " + result);
  }

  private static String bothSides(ActingCredits desk) {
    Balance balance = desk.ledger().balance(BEN, MASSAGES);
    return balance.available() + " available, " + balance.owed() + " owed";
  }

  private static Booking massage(Clinic clinic, String appointment, ClientId client) {
    return Booking.of(BookingRef.of(appointment), client, MASSAGE, clinic.in(4));
  }

  private static void book(ActingCredits desk, Booking booking) {
    BookingOutcome outcome = desk.bookings().book(booking);
    String result =
        outcome.fold(
            booked -> "booked, now at " + number(desk, booking.attendee()),
            pending -> "waits for credit: " + pending.reason(),
            skipped -> "credits are off",
            refused -> "refused: " + refused.reason().code());
    System.out.println(booking.attendee() + ", " + booking.booking() + ": " + result);
  }

  private static long number(ActingCredits desk, ClientId client) {
    return desk.ledger().balance(client, MASSAGES).number();
  }

  private static void list(PracticeCredits riverside) {
    List<DebtLine> debts = riverside.reports().debts(DebtsQuery.all()).lines();
    System.out.println("To follow up: " + debts.size());
    for (DebtLine debt : debts) {
      String session = debt.session().map(s -> s.line().booking().value()).orElse("-");
      System.out.println(
          "  " + debt.holder() + ", " + session + ": owed for " + debt.ageInDays() + " days");
    }
  }
}
