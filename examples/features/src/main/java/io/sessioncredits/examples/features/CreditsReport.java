package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;
import static io.sessioncredits.examples.features.Clinic.YOGA;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.report.CreditSums;
import io.sessioncredits.report.ReportEnd;
import io.sessioncredits.report.ReportQuery;
import io.sessioncredits.report.RollForward;
import io.sessioncredits.transfer.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * M15: the roll-forward of a month over all clients, per credit type and in total, and its rows per
 * client as comma-separated values. It needs no sweep: what has expired counts as expired.
 */
public final class CreditsReport {
  private static final ReportQuery NOVEMBER =
      ReportQuery.of(Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z"));

  private CreditsReport() {}

  /**
   * Runs it in memory; arguments are ignored.
   *
   * @throws IOException never: the rows go to a text
   */
  public static void main(String[] args) throws IOException {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) throws IOException {
    PracticeCredits riverside = clinic.open();
    ActingCredits desk = riverside.as(DESK);
    Grant dated =
        Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-1"))
            .withLastDay(LocalDate.of(2026, 11, 29));
    desk.ledger().grant(dated).orThrow();
    desk.ledger().grant(Grant.of(BEN, CLASSES, 5, PurchaseRef.of("invoice-2"))).orThrow();
    desk.bookings().book(Booking.of(BookingRef.of("a"), ANNA, MASSAGE, clinic.in(3))).orThrow();
    desk.bookings().book(Booking.of(BookingRef.of("b"), ANNA, MASSAGE, clinic.in(4))).orThrow();
    desk.bookings().book(Booking.of(BookingRef.of("c"), BEN, YOGA, clinic.in(4))).orThrow();
    desk.bookings().cancel(Cancellation.of(BookingRef.of("b"), ANNA)).orThrow();
    desk.transfers()
        .transfer(Transfer.of(RequestKey.of("form-1"), BEN, CLARA, CLASSES, 2))
        .orThrow();
    clinic.pass(Duration.ofDays(10));

    RollForward report = riverside.reports().rollForward(NOVEMBER);
    report.types().forEach((type, sums) -> tell(type.value(), sums));
    tell("total", report.total());
    StringBuilder rows = new StringBuilder();
    ReportEnd end = riverside.reports().csv().clients(NOVEMBER, rows);
    if (!end.isConsistent()) {
      throw new IllegalStateException("a posting came in between: run it again");
    }
    System.out.println(rows.toString().replace("\r\n", "\n").stripTrailing());
  }

  private static void tell(String name, CreditSums sums) {
    StringBuilder line = new StringBuilder(name + ": opening " + sums.opening());
    for (Column column : sums.flows().keySet()) {
      line.append(", ").append(column.name().toLowerCase(Locale.ROOT)).append(' ');
      line.append(sums.net(column));
    }
    System.out.println(line + ", closing " + sums.closing());
  }
}
