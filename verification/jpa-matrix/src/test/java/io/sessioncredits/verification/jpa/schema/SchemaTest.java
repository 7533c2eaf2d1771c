package io.sessioncredits.verification.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.jpa.CreditDatabase;
import io.sessioncredits.jpa.CreditSchema;
import io.sessioncredits.jpa.CreditTables;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Rig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A look at the tables, on each database,")
class SchemaTest {
  private static final CreditTables NAMES = CreditTables.standard().withPrefix("sc_");
  private static final CreditSchema SCHEMA = CreditSchema.of(NAMES);

  /** What is broken on both servers: by which statement on PostgreSQL and which on MariaDB. */
  private static final Map<String, List<String>> DAMAGES =
      Map.of(
          "table sc_outbox is missing, or this user may not see it",
          List.of("DROP TABLE sc_outbox", "DROP TABLE sc_outbox"),
          "column sc_entry.digest is missing",
          List.of(
              "ALTER TABLE sc_entry DROP COLUMN digest", "ALTER TABLE sc_entry DROP COLUMN digest"),
          "column sc_wallet.holder is VARCHAR(36), but must be VARCHAR(72)",
          List.of(
              "ALTER TABLE sc_wallet ALTER COLUMN holder TYPE VARCHAR(36)",
              "ALTER TABLE sc_wallet MODIFY holder VARCHAR(36) NOT NULL"),
          "column sc_booking.payer may be null, but must be NOT NULL",
          List.of(
              "ALTER TABLE sc_booking ALTER COLUMN payer DROP NOT NULL",
              "ALTER TABLE sc_booking MODIFY payer VARCHAR(72) NULL"),
          "an index of sc_wallet on (practice, next_due) is missing",
          List.of(
              "DROP INDEX sc_wallet_due;"
                  + "CREATE INDEX sc_some ON sc_wallet (practice, next_due) WHERE next_due < 7",
              "DROP INDEX sc_wallet_due ON sc_wallet;"
                  + "CREATE INDEX sc_some ON sc_wallet (practice(9), next_due)"),
          "the primary key of sc_request is missing, but must be (practice, operation, request_key)",
          List.of(
              "ALTER TABLE sc_request DROP CONSTRAINT sc_request_key",
              "ALTER TABLE sc_request DROP PRIMARY KEY"),
          "column sc_request.tenant is not ours and stops every insert",
          List.of(
              "ALTER TABLE sc_request ADD COLUMN tenant INTEGER NOT NULL",
              "ALTER TABLE sc_request ADD COLUMN tenant INTEGER NOT NULL"));

  private static final Map<String, String> MARIADB_ALONE =
      Map.of(
          "sc_booking has the engine myisam, but must have InnoDB",
          "ALTER TABLE sc_booking ENGINE = MyISAM",
          "identifiers in sc_booking have the collation ascii_general_ci, but must compare byte by"
              + " byte: attendee",
          "ALTER TABLE sc_booking MODIFY attendee VARCHAR(64) COLLATE ascii_general_ci NOT NULL",
          "column sc_entry.terms is TEXT(65535), but must be MEDIUMTEXT",
          "ALTER TABLE sc_entry MODIFY terms TEXT NOT NULL",
          "column sc_entry.reason_text has the collation ascii_bin, but a reason may hold any"
              + " character",
          "ALTER TABLE sc_entry MODIFY reason_text VARCHAR(500) NOT NULL");

  static Stream<Cell> cells() {
    return Cell.defaults();
  }

  static Stream<Arguments> damages() {
    List<Cell> servers =
        Cell.defaults()
            .filter(cell -> cell.database() != Database.H2)
            .filter(cell -> cell.provider() == Provider.HIBERNATE)
            .toList();
    return Stream.concat(
        servers.stream()
            .flatMap(
                cell ->
                    DAMAGES.entrySet().stream()
                        .map(
                            e ->
                                Arguments.of(
                                    cell,
                                    e.getValue().get(cell.database() == Database.MARIADB ? 1 : 0),
                                    e.getKey()))),
        servers.stream()
            .filter(cell -> cell.database() == Database.MARIADB)
            .flatMap(
                cell ->
                    MARIADB_ALONE.entrySet().stream()
                        .map(e -> Arguments.of(cell, e.getValue(), e.getKey()))));
  }

  /** Beside the tables that other tests use there are some that may be broken. */
  private static Rig prepared(Cell cell) {
    Rig rig = Rig.of(cell);
    for (String view : List.of("sc_history", "sc_lots", "sc_balances", "sc_purchases")) {
      rig.schema().execute("DROP VIEW IF EXISTS " + view);
    }
    for (String table :
        List.of(
            NAMES.wallet(),
            NAMES.entry(),
            NAMES.request(),
            NAMES.booking(),
            NAMES.purchase(),
            NAMES.outbox())) {
      rig.schema().execute("DROP TABLE IF EXISTS " + table);
    }
    rig.schema().execute(statements(SCHEMA.tableScript(database(cell))));
    return rig;
  }

  private static CreditDatabase database(Cell cell) {
    return CreditDatabase.valueOf(cell.database().name());
  }

  private static String[] statements(String script) {
    return Stream.of(script.split(";", -1))
        .filter(statement -> !statement.isBlank())
        .toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  @DisplayName("finds nothing wrong with the shipped ones, under names of the host")
  void sound(Cell cell) {
    Rig rig = prepared(cell);
    assertThat(SCHEMA.check(rig.factory()).problems()).isEmpty();
    assertThat(CreditSchema.of(CreditTables.standard()).check(rig.factory()).problems()).isEmpty();
    assertThat(CreditSchema.of(NAMES.withSchema("nowhere")).check(rig.factory()).problems())
        .hasSize(6);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("damages")
  @DisplayName("names exactly what is missing or different")
  void damaged(Cell cell, String damage, String problem) {
    Rig rig = prepared(cell);
    rig.schema().execute(statements(damage));
    assertThat(SCHEMA.check(rig.factory()).problems()).containsExactly(problem);
    assertThat(CreditSchema.of(CreditTables.standard()).check(rig.factory()).problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  @DisplayName("finds views for people beside them, which may be created twice")
  void views(Cell cell) {
    Rig rig = prepared(cell);
    for (int i = 0; i < 2; i++) {
      rig.schema().execute(statements(SCHEMA.viewScript(database(cell))));
    }
    for (String view : List.of("sc_history", "sc_lots", "sc_balances", "sc_purchases")) {
      assertThat(rig.schema().number("SELECT COUNT(*) FROM " + view)).isZero();
    }
    rig.schema()
        .execute(
            "INSERT INTO "
                + NAMES.purchase()
                + " (practice, purchase, holder, next_due, record)"
                + " VALUES ('p', 's-1', 'client:c', 9223372036854775807, '1 ten 1774747800000001 PAID ~"
                + " 2026-01-31|P1M|1-3,5|2026-09-01;PT60 10 P3M 5EUR;MAS 1 unlimited ~')");
    assertThat(
            rig.schema()
                .number(
                    "SELECT COUNT(*) FROM sc_purchases WHERE package = 'ten' AND category = 'PAID'"
                        + " AND state = 'RENEWAL_CANCELLED' AND first_day = '2026-01-31'"
                        + " AND billing_cycle = 'P1M' AND granted = '1-3,5'"
                        + " AND cancelled_from = '2026-09-01' AND next_cycle_utc IS NULL"
                        + " AND sold_utc = TIMESTAMP '2026-03-29 01:30:00.000001'"
                        + " AND contents = 'PT60 10 P3M 5EUR;MAS 1 unlimited ~'"))
        .isEqualTo(1);
    assertThat(SCHEMA.check(rig.factory()).problems()).isEmpty();
  }
}
