package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.spi.StoreException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A look at the tables")
class CreditSchemaTest {
  private static final CreditSchema STANDARD = CreditSchema.of(CreditTables.standard());

  private final MemoryDatabase database = MemoryDatabase.withTables();
  private EntityManagerFactory factory = Provider.HIBERNATE.open(database.url());

  @BeforeEach
  void sound() {
    assertThat(STANDARD.check(factory).problems()).isEmpty();
  }

  @AfterEach
  void close() {
    factory.close();
    database.close();
  }

  private void open(Provider provider) {
    factory.close();
    factory = provider.open(database.url());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("finds nothing wrong with the shipped ones, on either provider")
  void shipped(Provider provider) {
    open(provider);
    CreditSchema.Report report = STANDARD.check(factory);
    assertThat(report.problems()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.orThrow()).isSameAs(report);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of(
            "DROP TABLE credits_outbox",
            "table credits_outbox is missing, or this user may not see it"),
        Arguments.of(
            "ALTER TABLE credits_entry DROP COLUMN digest",
            "column credits_entry.digest is missing"),
        Arguments.of(
            "ALTER TABLE credits_wallet ALTER COLUMN holder VARCHAR(36) NOT NULL",
            "column credits_wallet.holder is VARCHAR(36), but must be VARCHAR(72)"),
        Arguments.of(
            "ALTER TABLE credits_wallet ALTER COLUMN position VARCHAR(4000) NOT NULL",
            "column credits_wallet.position is VARCHAR(4000), but must be VARCHAR(1000000)"),
        Arguments.of(
            "ALTER TABLE credits_request ALTER COLUMN verdict CLOB NOT NULL",
            "column credits_request.verdict is CHARACTER LARGE OBJECT, but must be"
                + " VARCHAR(1000000)"),
        Arguments.of(
            "ALTER TABLE credits_entry ALTER COLUMN amount INTEGER NOT NULL",
            "column credits_entry.amount is INTEGER, but must be BIGINT"),
        Arguments.of(
            "ALTER TABLE credits_entry ALTER COLUMN cause CHAR(16) NOT NULL",
            "column credits_entry.cause is CHARACTER(16), but must be VARCHAR(16)"),
        Arguments.of(
            "ALTER TABLE credits_entry ALTER COLUMN recorded_at TIMESTAMP NOT NULL",
            "column credits_entry.recorded_at is TIMESTAMP, but must be BIGINT"),
        Arguments.of(
            "ALTER TABLE credits_booking ALTER COLUMN payer DROP NOT NULL",
            "column credits_booking.payer may be null, but must be NOT NULL"),
        Arguments.of(
            "ALTER TABLE credits_booking ALTER COLUMN payer VARCHAR_IGNORECASE(72) NOT NULL",
            "column credits_booking.payer is VARCHAR_IGNORECASE(72), but must be VARCHAR(72)"),
        Arguments.of(
            "ALTER TABLE credits_request ADD COLUMN tenant VARCHAR(10) DEFAULT 'x' NOT NULL;"
                + "ALTER TABLE credits_request ALTER COLUMN tenant DROP DEFAULT",
            "column credits_request.tenant is not ours and stops every insert"),
        Arguments.of(
            "DROP INDEX credits_entry_history",
            "an index of credits_entry on (practice, holder, recorded_at, credit_type, sequence)"
                + " is missing"),
        Arguments.of(
            "DROP INDEX credits_wallet_due;"
                + "CREATE INDEX credits_wallet_due ON credits_wallet (next_due, practice, holder)",
            "an index of credits_wallet on (practice, next_due, holder) is missing"),
        Arguments.of(
            "ALTER TABLE credits_request DROP CONSTRAINT credits_request_key",
            "the primary key of credits_request is missing, but must be (practice, operation,"
                + " request_key)"),
        Arguments.of(
            "ALTER TABLE credits_request DROP CONSTRAINT credits_request_key;"
                + "ALTER TABLE credits_request ADD PRIMARY KEY (practice, request_key, operation)",
            "the primary key of credits_request is (practice, request_key, operation), but must be"
                + " (practice, operation, request_key)"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("damages")
  @DisplayName("names exactly what is missing or different")
  void damaged(String damage, String problem) {
    database.runScript(damage);
    assertThat(STANDARD.check(factory).problems()).containsExactly(problem);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("lists all problems in one message, which no retry helps")
  void together(Provider provider) {
    open(provider);
    damages().skip(1).limit(2).forEach(d -> database.runScript((String) d.get()[0]));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> STANDARD.check(factory).orThrow())
        .withMessage(
            """
            the tables of session credits are not as the store needs them:
            - column credits_wallet.holder is VARCHAR(36), but must be VARCHAR(72)
            - column credits_entry.digest is missing""")
        .satisfies(e -> assertThat(e.retryable()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("harmless")
  @DisplayName("says nothing of what does no harm")
  void harmless(String change) {
    database.runScript(change);
    assertThat(STANDARD.check(factory).problems()).isEmpty();
  }

  static List<String> harmless() {
    return List.of(
        "ALTER TABLE credits_wallet ALTER COLUMN holder VARCHAR(100) NOT NULL",
        "ALTER TABLE credits_entry ADD COLUMN note VARCHAR(10)",
        "ALTER TABLE credits_entry ADD COLUMN written TIMESTAMP DEFAULT LOCALTIMESTAMP NOT NULL",
        "ALTER TABLE credits_entry ADD COLUMN number BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL",
        "CREATE INDEX more ON credits_entry (practice, actor)",
        "ALTER INDEX credits_wallet_due RENAME TO due",
        "DROP INDEX credits_wallet_due;CREATE INDEX due ON credits_wallet (practice, next_due, holder, revision)",
        "CREATE SCHEMA other;CREATE TABLE other.credits_wallet (practice VARCHAR(3))");
  }

  @Test
  @DisplayName("finds tables of other names and in another schema, and misses them elsewhere")
  void otherNames() {
    CreditTables names = CreditTables.standard().withPrefix("Sc_").withSchema("Billing");
    CreditSchema renamed = CreditSchema.of(names);
    assertThat(renamed.check(factory).problems())
        .containsExactly(
            "table Billing.Sc_wallet is missing, or this user may not see it",
            "table Billing.Sc_entry is missing, or this user may not see it",
            "table Billing.Sc_request is missing, or this user may not see it",
            "table Billing.Sc_booking is missing, or this user may not see it",
            "table Billing.Sc_purchase is missing, or this user may not see it",
            "table Billing.Sc_outbox is missing, or this user may not see it");
    database.run("CREATE SCHEMA Billing");
    database.runScript(renamed.tableScript(CreditDatabase.H2));
    assertThat(renamed.check(factory).problems()).isEmpty();
    assertThat(STANDARD.check(factory).problems()).isEmpty();
    assertThat(CreditSchema.of(names.withPrefix("other_")).check(factory).problems()).hasSize(6);
    database.run("DROP INDEX Billing.Sc_outbox_oldest");
    assertThat(renamed.check(factory).problems())
        .containsExactly(
            "an index of Billing.Sc_outbox on (practice, parked, recorded_at, operation,"
                + " request_key) is missing");
  }

  @Test
  @DisplayName("is the same where the database writes unquoted names in lower case")
  void lowerCase() {
    String url = "jdbc:h2:mem:lower;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    try (EntityManagerFactory lower = Provider.HIBERNATE.open(url)) {
      assertThat(STANDARD.check(lower).problems()).hasSize(6);
    }
  }

  @Test
  @DisplayName("tells of a database whose texts do not compare byte by byte")
  void collation() {
    MemoryDatabase english = MemoryDatabase.empty();
    english.run("SET COLLATION ENGLISH STRENGTH PRIMARY");
    english.runScript(STANDARD.tableScript(CreditDatabase.H2));
    try (english;
        EntityManagerFactory other = Provider.HIBERNATE.open(english.url())) {
      assertThat(STANDARD.check(other).problems())
          .contains(
              "identifiers in credits_wallet have the collation ENGLISH, but must compare byte by"
                  + " byte: practice, holder")
          .hasSize(6)
          .noneMatch(problem -> problem.contains("reason_text"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes on within a transaction of the host, and leaves it as it was")
  void withinATransaction(Provider provider) {
    open(provider);
    EntityManager host = factory.createEntityManager();
    host.getTransaction().begin();
    database.run("DROP TABLE credits_outbox");
    assertThat(STANDARD.check(host).problems())
        .containsExactly("table credits_outbox is missing, or this user may not see it");
    assertThat(host.getTransaction().isActive()).isTrue();
    assertThat(host.getTransaction().getRollbackOnly()).isFalse();
    host.getTransaction().commit();
    host.close();
  }

  @Test
  @DisplayName("warns that what is in memory will be gone")
  void inMemory() {
    assertThat(STANDARD.check(factory).warnings())
        .singleElement()
        .asString()
        .startsWith("this H2 database is in memory");
  }

  @Test
  @DisplayName("warns of a file that H2 writes late, which a commit does not wait for")
  void writtenLate(@TempDir Path folder) {
    String url = "jdbc:h2:" + folder.resolve("credits");
    try (EntityManagerFactory late = Provider.HIBERNATE.open(url)) {
      assertThat(STANDARD.check(late).warnings())
          .singleElement()
          .asString()
          .startsWith("H2 writes commits to the file up to 500 ms late")
          .endsWith("Put ;WRITE_DELAY=0 at the end of the URL");
    }
    try (EntityManagerFactory durable = Provider.HIBERNATE.open(url + ";WRITE_DELAY=0")) {
      assertThat(STANDARD.check(durable).warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("fails like every statement of the store if the database cannot be asked")
  void unreachable(Provider provider) {
    MemoryDatabase gone = MemoryDatabase.empty();
    try (EntityManagerFactory late = provider.open(gone.url() + ";IFEXISTS=TRUE")) {
      gone.close();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> STANDARD.check(late).isSound());
    }
  }
}
