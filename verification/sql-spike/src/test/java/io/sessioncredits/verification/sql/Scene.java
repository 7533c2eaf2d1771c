package io.sessioncredits.verification.sql;

import io.sessioncredits.ActingCredits;
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
import io.sessioncredits.verification.sql.jdbc.JdbcCreditStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A practice of its own in one cell, with credits that own their transactions, and hosts. */
final class Scene implements AutoCloseable {
  static final CreditType MASSAGE = CreditType.of("massage");
  static final CreditType YOGA = CreditType.of("yoga");
  static final ClientId ANNA = ClientId.of("anna");
  static final ClientId BELA = ClientId.of("bela");

  static final Instant NOW = Instant.parse("2026-03-02T09:00:00.000001Z");
  private static final AtomicInteger PRACTICES = new AtomicInteger();

  private final Cell cell;
  private final Schema schema;
  private final PracticeId practice = PracticeId.of("practice-" + PRACTICES.incrementAndGet());
  private final SettableClock clock = new SettableClock(NOW);
  private final Pool pool;
  private final OwningCreditStore store;

  private Scene(Cell cell, Schema schema, UnaryOperator<Connection> wrapping) {
    this.cell = cell;
    this.schema = schema;
    this.pool = new Pool(schema, cell.isolation(), wrapping);
    this.store = JdbcCreditStore.owning(pool, schema.dialect());
  }

  /** Returns a scene in the tables that all tests share. */
  static Scene in(Cell cell) {
    return in(cell, Schema.shared(cell.database()));
  }

  /** Returns a scene in tables of its own. */
  static Scene in(Cell cell, Schema schema) {
    return new Scene(cell, schema, UnaryOperator.identity());
  }

  /** Returns a scene whose connections are seen through {@code wrapping}. */
  static Scene seenThrough(UnaryOperator<Connection> wrapping, Cell cell) {
    return new Scene(cell, Schema.shared(cell.database()), wrapping);
  }

  Cell cell() {
    return cell;
  }

  Schema schema() {
    return schema;
  }

  PracticeId practice() {
    return practice;
  }

  SettableClock clock() {
    return clock;
  }

  OwningCreditStore store() {
    return store;
  }

  SessionCredits credits() {
    return credits(store);
  }

  /** Returns the same credits over another store. */
  SessionCredits credits(OwningCreditStore over) {
    return credits(over, CreditPolicy.standard(ZoneOffset.UTC));
  }

  SessionCredits credits(OwningCreditStore over, CreditPolicy policy) {
    return SessionCredits.builder()
        .store(over)
        .policy(policy)
        .clock(clock)
        .salts(request -> "salt")
        .build();
  }

  ActingCredits staff() {
    return credits().at(practice).as(Actor.staff("desk"));
  }

  /** Begins a transaction of a host. */
  Host host() {
    return new Host(this);
  }

  Connection connect() throws SQLException {
    return schema.connect(cell.isolation());
  }

  AuditReport audit() {
    return credits().at(practice).maintenance().audit();
  }

  void grant(ClientId client, CreditType type, long credits) {
    String sale = "sale-" + client + "-" + type;
    var unused = staff().ledger().grant(Grant.of(client, type, credits, PurchaseRef.of(sale)));
  }

  long balance(ClientId client, CreditType type) {
    return staff().ledger().balance(client, type).number();
  }

  /** Returns the booking of one seat next week. */
  static Booking booking(String reference, ClientId client, CreditType type) {
    return Booking.of(
        BookingRef.of(reference),
        client,
        AppointmentType.of(type.value()),
        NOW.plus(Duration.ofDays(7)));
  }

  BookingOutcome book(String reference, ClientId client, CreditType type) {
    return staff().bookings().book(booking(reference, client, type));
  }

  static Transfer transfer(String key, ClientId from, ClientId to, long credits) {
    return Transfer.of(RequestKey.of(key), from, to, MASSAGE, credits);
  }

  @Override
  public void close() {
    pool.close();
  }
}
