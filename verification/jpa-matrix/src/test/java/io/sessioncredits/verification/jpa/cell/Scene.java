package io.sessioncredits.verification.jpa.cell;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.SettableClock;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A practice of its own in one rig, with credits that own their transactions, and hosts. */
public final class Scene {
  /** A credit type. */
  public static final CreditType MASSAGE = CreditType.of("massage");

  /** Another one. */
  public static final CreditType YOGA = CreditType.of("yoga");

  /** A client; her wallet comes before {@link #BELA}'s. */
  public static final ClientId ANNA = ClientId.of("anna");

  /** Another one. */
  public static final ClientId BELA = ClientId.of("bela");

  /** When each scene begins. */
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00.000001Z");

  private static final AtomicInteger PRACTICES = new AtomicInteger();

  private final Rig rig;
  private final PracticeId practice = PracticeId.of("practice-" + PRACTICES.incrementAndGet());
  private final SettableClock clock = new SettableClock(NOW);
  private final OwningCreditStore store;

  private Scene(Rig rig) {
    this.rig = rig;
    this.store = rig.store();
  }

  /** Returns a new practice in the rig that all tests of {@code cell} share. */
  public static Scene in(Cell cell) {
    return in(Rig.of(cell));
  }

  /** Returns a new practice in {@code rig}. */
  public static Scene in(Rig rig) {
    return new Scene(rig);
  }

  /** Returns where it is. */
  public Rig rig() {
    return rig;
  }

  /** Returns the practice. */
  public PracticeId practice() {
    return practice;
  }

  /** Returns the clock of all its credits. */
  public SettableClock clock() {
    return clock;
  }

  /** Returns the store that owns its transactions. */
  public OwningCreditStore store() {
    return store;
  }

  /** Returns the library over {@link #store}. */
  public SessionCredits credits() {
    return credits(store);
  }

  /** Returns the same over another store. */
  public SessionCredits credits(OwningCreditStore over) {
    return credits(over, CreditPolicy.standard(ZoneOffset.UTC));
  }

  /** Returns the same with another policy. */
  public SessionCredits credits(OwningCreditStore over, CreditPolicy policy) {
    return SessionCredits.builder()
        .store(over)
        .policy(policy)
        .clock(clock)
        .salts(request -> "salt")
        .build();
  }

  /** Returns the credits of the practice. */
  public PracticeCredits credited() {
    return credits().at(practice);
  }

  /** Returns what the desk may do. */
  public ActingCredits staff() {
    return credited().as(Actor.staff("desk"));
  }

  /** Begins a transaction of a host. */
  public Host host() {
    return new Host(this);
  }

  /** Returns what the auditor finds. */
  public AuditReport audit() {
    return credited().maintenance().audit();
  }

  /** Sells {@code credits} to {@code client}. */
  public void grant(ClientId client, CreditType type, long credits) {
    String sale = "sale-" + client + "-" + type;
    var unused =
        staff().ledger().grant(Grant.of(client, type, credits, PurchaseRef.of(sale))).orThrow();
  }

  /** Returns what {@code client} has. */
  public long balance(ClientId client, CreditType type) {
    return staff().ledger().balance(client, type).number();
  }

  /** Returns the booking of one seat next week. */
  public static Booking booking(String reference, ClientId client, CreditType type) {
    return Booking.of(
        BookingRef.of(reference),
        client,
        AppointmentType.of(type.value()),
        NOW.plus(Duration.ofDays(7)));
  }

  /** Books one seat next week. */
  public BookingOutcome book(String reference, ClientId client, CreditType type) {
    return staff().bookings().book(booking(reference, client, type));
  }

  /** Returns a transfer of credits of {@link #MASSAGE}. */
  public static Transfer transfer(String key, ClientId from, ClientId to, long credits) {
    return Transfer.of(RequestKey.of(key), from, to, MASSAGE, credits);
  }
}
