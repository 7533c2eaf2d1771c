package io.sessioncredits.examples.jpaquickstart;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.CreditPolicy;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Persistence;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * The quick start with a database: the host's appointment and the credit it costs are one
 * transaction, so that both are kept or neither.
 *
 * <p>The database is H2 on a file. A commit of H2 is on the disk only with {@code WRITE_DELAY=0} in
 * its address: without it, a crash loses the last half second, ours and the host's alike.
 *
 * <p>The clock stands still, so that the output is always the same. A host leaves that line out and
 * gets the system's clock.
 */
public final class JpaQuickstart {
  private static final String FOLDER = "target/jpa-quickstart";

  private static final ClientId ANNA = ClientId.of("anna");
  private static final AppointmentType MASSAGE = AppointmentType.of("massage-60");
  private static final CreditType MASSAGES = CreditType.of("massage-60");
  private static final Instant FRIDAY = Instant.parse("2026-11-27T14:00:00Z");

  private JpaQuickstart() {}

  /** What the host keeps of an appointment, in a table of its own. */
  @Entity(name = "Appointment")
  @Table(name = "appointment")
  static class Appointment {
    @Id private String id = "";
    private String client = "";

    /** For the provider. */
    protected Appointment() {}

    Appointment(BookingRef booking, ClientId client) {
      this.id = booking.value();
      this.client = client.value();
    }

    @Override
    public String toString() {
      return client + " at " + id;
    }
  }

  /**
   * Runs the quick start in a new database.
   *
   * @param args the JDBC address of an empty database to be used instead of H2's file; the schema
   *     for H2 and PostgreSQL is known here
   * @throws IOException if the file of an earlier run cannot be removed
   * @throws SQLException if the tables cannot be created
   */
  public static void main(String[] args) throws IOException, SQLException {
    String url = args.length > 0 ? args[0] : newFile();
    createTables(url);
    Map<String, String> properties = Map.of("jakarta.persistence.jdbc.url", url);
    try (EntityManagerFactory factory =
        Persistence.createEntityManagerFactory("clinic", properties)) {
      bookings(factory);
    }
    try (EntityManagerFactory factory =
        Persistence.createEntityManagerFactory("clinic", properties)) {
      System.out.println("After a restart: " + kept(factory, credits(factory)));
    }
  }

  // readme:start
  static SessionCredits credits(EntityManagerFactory factory) {
    return SessionCredits.builder()
        .store(JpaCreditStore.owning(factory))
        .policy(CreditPolicy.standard(ZoneId.of("Europe/Berlin")))
        .clock(InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z")))
        .build();
  }

  static void bookings(EntityManagerFactory factory) {
    SessionCredits credits = credits(factory);
    desk(credits)
        .ledger()
        .grant(Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-1001")))
        .orThrow();
    System.out.println("Bought: " + kept(factory, credits));

    try (EntityManager em = factory.createEntityManager()) {
      em.getTransaction().begin();
      book(em, credits, BookingRef.of("apt-77"));
      em.getTransaction().commit();
    }
    System.out.println("Booked: " + kept(factory, credits));

    try (EntityManager em = factory.createEntityManager()) {
      em.getTransaction().begin();
      book(em, credits, BookingRef.of("apt-78"));
      em.getTransaction().rollback();
    }
    System.out.println("Rolled back: " + kept(factory, credits));
  }

  /** The host's row and the credit, in the transaction that {@code em} is in. */
  static void book(EntityManager em, SessionCredits credits, BookingRef booking) {
    em.persist(new Appointment(booking, ANNA));
    credits
        .using(JpaCreditStore.joining(() -> em))
        .at(PracticeId.of("riverside"))
        .as(Actor.staff("front-desk"))
        .bookings()
        .book(Booking.of(booking, ANNA, MASSAGE, FRIDAY))
        .orThrow();
  }

  // readme:end

  private static ActingCredits desk(SessionCredits credits) {
    return credits.at(PracticeId.of("riverside")).as(Actor.staff("front-desk"));
  }

  private static String kept(EntityManagerFactory factory, SessionCredits credits) {
    try (EntityManager em = factory.createEntityManager()) {
      String query = "SELECT a FROM Appointment a ORDER BY a.id";
      return em.createQuery(query, Appointment.class).getResultList()
          + ", "
          + desk(credits).ledger().balance(ANNA, MASSAGES).available()
          + " credits";
    }
  }

  private static String newFile() throws IOException {
    Files.createDirectories(Path.of(FOLDER));
    Files.deleteIfExists(Path.of(FOLDER, "clinic.mv.db"));
    return "jdbc:h2:file:./" + FOLDER + "/clinic;WRITE_DELAY=0";
  }

  /** A host leaves this to Flyway or Liquibase. */
  private static void createTables(String url) throws IOException, SQLException {
    String database = url.startsWith("jdbc:postgresql:") ? "postgresql" : "h2";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE appointment (id VARCHAR(64) PRIMARY KEY, client VARCHAR(64) NOT NULL)");
      String script = script("db/credits/" + database + "/V1__session_credits.sql");
      for (String part : script.split(";\\s*\\R", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
  }

  private static String script(String name) throws IOException {
    try (InputStream script = JpaCreditStore.class.getResourceAsStream("/" + name)) {
      if (script == null) {
        throw new IOException("there is no " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
