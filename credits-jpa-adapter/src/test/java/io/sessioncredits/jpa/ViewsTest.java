package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.Validity;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.packages.CycleRef;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.Renewal;
import io.sessioncredits.packages.RenewalCancellation;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.SettableClock;
import io.sessioncredits.transfer.Transfer;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The views for people with SQL")
class ViewsTest {
  private static final PracticeId RIVERSIDE = PracticeId.of("riverside");
  private static final ClientId ANNA = ClientId.of("anna");
  private static final ClientId BEN = ClientId.of("ben");
  private static final CreditType MASSAGES = CreditType.of("massage-60");
  private static final AppointmentType MASSAGE = AppointmentType.of("massage-60");
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00.000001Z");

  private static final PackageDefinition TEN =
      PackageDefinition.of(
              PackageId.of("ten"),
              "Ten massages",
              List.of(
                  PackageContent.of(MASSAGES, 10).withValidity(Validity.of(Period.ofMonths(3)))))
          .withPrice(Price.of(50_000, "EUR"));
  private static final PackageDefinition MONTHLY =
      PackageDefinition.of(
              PackageId.of("monthly"),
              "Monthly",
              List.of(PackageContent.of(MASSAGES, 3), PackageContent.of(CreditType.of("yoga"), 1)))
          .withRenewal(Period.ofMonths(1));

  private final SettableClock clock = new SettableClock(MONDAY);
  private final MemoryDatabase database = MemoryDatabase.withTables();
  private final EntityManagerFactory factory = Provider.ECLIPSELINK.open(database.url());
  private final OwningCreditStore store = JpaCreditStore.owning(factory);

  @BeforeEach
  void create() {
    database.runScript(CreditSchema.of(CreditTables.standard()).viewScript(CreditDatabase.H2));
  }

  @AfterEach
  void close() {
    factory.close();
    database.close();
  }

  private SessionCredits credits(SpendMode mode) {
    return SessionCredits.builder()
        .store(store)
        .policy(
            CreditPolicy.permissive(ZoneId.of("Europe/Berlin"))
                .withSpendMode(mode)
                .withPackages(Assortment.of(List.of(TEN, MONTHLY))))
        .clock(clock)
        .salts(request -> "salt")
        .build();
  }

  private ActingCredits desk(SpendMode mode) {
    return credits(mode).at(RIVERSIDE).as(Actor.staff("desk"));
  }

  /** Ten credits until the end of the year, of which one is spent and one held; ben owes one. */
  private void aMonday() {
    ActingCredits desk = desk(SpendMode.AT_BOOKING);
    desk.ledger()
        .grant(
            Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-1"))
                .withValidUntil(Instant.parse("2027-01-01T00:00:00Z"))
                .withReason(Reason.of("as agreed, with 10 % off: „prima“")))
        .orThrow();
    clock.advance(Duration.ofSeconds(1));
    desk.bookings().book(booking("apt-1", ANNA)).orThrow();
    desk.bookings().book(booking("apt-2", BEN)).orThrow();
    desk(SpendMode.AT_ATTENDANCE).bookings().book(booking("apt-3", ANNA)).orThrow();
  }

  private static Booking booking(String name, ClientId client) {
    return Booking.of(
        BookingRef.of(name), client, MASSAGE, Instant.parse("2026-11-27T14:00:00.123456Z"));
  }

  @Test
  @DisplayName("show each lot with what remains of it and when it counts")
  void lots() {
    aMonday();
    assertThat(
            database.rows(
                "SELECT practice, holder, credit_type, lot, remaining, held, opened_utc,"
                    + " valid_from_utc, valid_until_utc FROM credits_lots ORDER BY holder, lot"))
        .containsExactly(
            "riverside|client:anna|massage-60|1|9|1|2026-11-23 09:00:00.000001"
                + "|2026-11-23 09:00:00.000001|2027-01-01 00:00:00",
            "riverside|client:ben|massage-60|1|-1|0|2026-11-23 09:00:01.000001|null|null");
  }

  @Test
  @DisplayName("show the balance of each credit type, what is held and what is owed")
  void balances() {
    aMonday();
    assertThat(database.rows("SELECT * FROM credits_balances ORDER BY holder"))
        .containsExactly(
            "riverside|client:anna|massage-60|9|1|0|9|2026-11-23 09:00:01.000001",
            "riverside|client:ben|massage-60|0|0|1|-1|2026-11-23 09:00:01.000001");
  }

  @Test
  @DisplayName("show what was sold, with its cycles and what each of them grants")
  void purchases() {
    ActingCredits desk = desk(SpendMode.AT_BOOKING);
    sell(desk, "invoice-1", "ten");
    sell(desk, "invoice-2", "monthly");
    sell(desk, "invoice-3", "monthly");
    PurchaseRef renewing = PurchaseRef.of("invoice-2");
    desk.packages().renew(Renewal.of(renewing, CycleRef.number(3))).orThrow();
    RenewalCancellation end =
        RenewalCancellation.of(
            PurchaseRef.of("invoice-3"), LocalDate.of(2026, 12, 23), Reason.of("moves away"));
    desk.packages().cancelRenewal(end).orThrow();
    assertThat(database.rows("SELECT * FROM credits_purchases ORDER BY purchase"))
        .containsExactly(
            "riverside|invoice-1|client:anna|ten|PAID|COMPLETE|2026-11-23 09:00:00.000001|null"
                + "|null|null|null|null|massage-60 10 P3M 50000EUR",
            "riverside|invoice-2|client:anna|monthly|PAID|RENEWING|2026-11-23 09:00:00.000001"
                + "|2026-12-22 23:00:00|2026-11-23|P1M|1,3|null"
                + "|massage-60 3 unlimited ~;yoga 1 unlimited ~",
            "riverside|invoice-3|client:anna|monthly|PAID|RENEWAL_CANCELLED"
                + "|2026-11-23 09:00:00.000001|null|2026-11-23|P1M|1|2026-12-23"
                + "|massage-60 3 unlimited ~;yoga 1 unlimited ~");
  }

  private static void sell(ActingCredits desk, String invoice, String packageId) {
    desk.packages()
        .purchase(Purchase.of(PurchaseRef.of(invoice), ANNA, PackageId.of(packageId)))
        .orThrow();
  }

  @Test
  @DisplayName("show the history in words and with readable timestamps")
  void history() {
    aMonday();
    assertThat(
            database.rows(
                "SELECT sequence, primitive, cause, amount, balance_after, recorded_utc, booking,"
                    + " attendee, appointment_type, starts_utc, actor, reason FROM credits_history"
                    + " WHERE practice = 'riverside' AND holder = 'client:anna' ORDER BY sequence"))
        .containsExactly(
            "1|OPEN|PURCHASE|10|10|2026-11-23 09:00:00.000001|null|null|null|null|desk"
                + "|as agreed, with 10 % off: „prima“",
            "2|TAKE|BOOKING|-1|9|2026-11-23 09:00:01.000001|apt-1|anna|massage-60"
                + "|2026-11-27 14:00:00.123456|desk|",
            "3|HOLD|BOOKING|0|9|2026-11-23 09:00:01.000001|apt-3|anna|massage-60"
                + "|2026-11-27 14:00:00.123456|desk|");
  }

  @Test
  @DisplayName("come, from the entries alone, to what the wallets say is open")
  void sameAsThePositions() {
    aMonday();
    ActingCredits desk = desk(SpendMode.AT_BOOKING);
    desk.bookings().cancel(Cancellation.of(BookingRef.of("apt-1"), ANNA)).orThrow();
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 5, PurchaseRef.of("invoice-2"))).orThrow();
    desk.ledger().grant(Grant.of(BEN, MASSAGES, 3, PurchaseRef.of("invoice-3"))).orThrow();
    desk.transfers().transfer(Transfer.of(RequestKey.of("t-1"), ANNA, BEN, MASSAGES, 12)).orThrow();
    clock.set(Instant.parse("2027-02-01T00:00:00Z"));
    assertThat(credits(SpendMode.AT_BOOKING).at(RIVERSIDE).maintenance().sweep()).isPositive();
    assertThat(
            database.rows(
                "SELECT holder, credit_type, lot, remaining, held FROM credits_lots"
                    + " WHERE remaining <> 0 ORDER BY holder, lot"))
        .isNotEmpty()
        .isEqualTo(
            store.queries().wallets(RIVERSIDE, Optional.empty(), 10).stream()
                .flatMap(p -> p.lots().stream().map(lot -> row(p.wallet(), lot)))
                .sorted()
                .toList());
  }

  private static String row(WalletKey wallet, OpenLot lot) {
    return String.join(
        "|",
        wallet.holder().key(),
        lot.type().value(),
        Long.toString(lot.opening()),
        Long.toString(lot.remaining()),
        Long.toString(lot.held()));
  }

  @Test
  @DisplayName("reach as far as the instants that the core takes")
  void extremes() {
    ActingCredits desk = desk(SpendMode.AT_BOOKING);
    desk.ledger()
        .grant(
            Grant.of(ANNA, MASSAGES, 1, PurchaseRef.of("invoice-1"))
                .withValidFrom(Instant.parse("1900-01-01T00:00:00.000001Z"))
                .withValidUntil(Instant.parse("9998-12-31T23:59:59.999999Z")))
        .orThrow();
    assertThat(database.rows("SELECT valid_from_utc, valid_until_utc FROM credits_lots"))
        .containsExactly("1900-01-01 00:00:00.000001|9998-12-31 23:59:59.999999");
  }
}
