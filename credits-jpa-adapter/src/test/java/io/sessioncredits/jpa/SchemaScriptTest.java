package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Primitive;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The shipped scripts")
class SchemaScriptTest {
  private static final CreditTables RENAMED =
      CreditTables.standard().withPrefix("sc_").withSchema("billing");

  /** The longest name that PostgreSQL does not cut off. */
  private static final int LONGEST_NAME = 63;

  static Stream<String> scripts() {
    return scripts(CreditTables.standard());
  }

  private static Stream<String> scripts(CreditTables tables) {
    CreditSchema schema = CreditSchema.of(tables);
    return Stream.concat(
        Arrays.stream(CreditDatabase.values())
            .flatMap(d -> Stream.of(schema.tableScript(d), schema.viewScript(d))),
        Stream.of(
            schema.appendOnlyScript(CreditDatabase.POSTGRESQL, "clinic"),
            schema.appendOnlyScript(CreditDatabase.MARIADB, "clinic"),
            schema.rowSecurityScript()));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("can be split at semicolons by tools that know nothing of comments or texts")
  void splittable(String script) {
    for (String line : script.lines().toList()) {
      String comment = line.contains("--") ? line.substring(line.indexOf("--")) : "";
      assertThat(comment).as("comment").doesNotContain(";", "'", "\"", "`", "$", "?");
      assertThat(line.replaceAll("'[^']*'", "").replaceAll(";$", "")).doesNotContain(";");
      assertThat(line.replaceAll("[^']", "").length() % 2).as("quotes in: %s", line).isZero();
    }
    assertThat(script.strip()).endsWith(";").doesNotContainIgnoringCase("begin", "delimiter", "$$");
  }

  @Test
  @DisplayName("take the names of the host in every place, and are otherwise the same")
  void renamed() {
    List<String> standard = scripts().toList();
    List<String> renamed = scripts(RENAMED).toList();
    for (int i = 0; i < standard.size(); i++) {
      assertThat(renamed.get(i)).doesNotContainPattern("\\bcredits_");
      String back = renamed.get(i).replaceAll("billing\\.sc_", "credits_");
      assertThat(back.replaceAll("\\bsc_", "credits_")).isEqualTo(standard.get(i));
    }
    assertThat(renamed.get(0))
        .contains("CREATE TABLE billing.sc_wallet (")
        .contains("CREATE INDEX sc_wallet_due ON billing.sc_wallet (")
        .contains("CONSTRAINT sc_wallet_key PRIMARY KEY");
  }

  @Test
  @DisplayName("have names that fit with the longest prefix")
  void longNames() {
    String prefix = "p".repeat(40);
    Pattern name = Pattern.compile("\\b" + prefix + "\\w*");
    assertThat(scripts(CreditTables.standard().withPrefix(prefix)))
        .flatMap(script -> name.matcher(script).results().map(MatchResult::group).toList())
        .isNotEmpty()
        .allSatisfy(n -> assertThat(n).hasSizeLessThanOrEqualTo(LONGEST_NAME));
  }

  @Test
  @DisplayName("that grant name the role of the host, which must be a plain name")
  void roles() {
    CreditSchema schema = CreditSchema.of(CreditTables.standard());
    assertThat(schema.appendOnlyScript(CreditDatabase.POSTGRESQL, "clinic"))
        .contains("GRANT SELECT, INSERT ON credits_entry, credits_request TO clinic;")
        .doesNotContain("session_credits_app");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> schema.appendOnlyScript(CreditDatabase.POSTGRESQL, "clinic; DROP"))
        .withMessageStartingWith("role must be 1 to 63 letters");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> schema.appendOnlyScript(CreditDatabase.H2, "clinic"))
        .withMessageStartingWith("database must be PostgreSQL or MariaDB");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of all databases create the same tables, columns, keys and limits")
  void sameTables(CreditDatabase database) {
    assertThat(limits(database)).isEqualTo(limits(CreditDatabase.H2));
    assertThat(tables(database))
        .extracting(TableShape::primaryKey)
        .allSatisfy(key -> assertThat(key).startsWith("practice"))
        .isEqualTo(tables(CreditDatabase.H2).stream().map(TableShape::primaryKey).toList());
  }

  /** Packed texts are as long as each database can, so only that they are texts is compared. */
  private static Map<String, String> limits(CreditDatabase database) {
    return tables(database).stream()
        .flatMap(t -> t.columns().stream().map(c -> Map.entry(t.name() + "." + c.name(), c)))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e ->
                    (e.getValue().isNullable() ? "nullable " : "")
                        + e.getValue().type().replaceAll("VARCHAR\\(1000000\\)|\\w*TEXT", "long")));
  }

  private static List<TableShape> tables(CreditDatabase database) {
    return SchemaScript.of(database.name().toLowerCase(Locale.ROOT) + "/V1__session_credits.sql")
        .tables();
  }

  @Test
  @DisplayName("have no column that may be null, and room for all that the core lets through")
  void widths() {
    Map<String, String> limits = limits(CreditDatabase.H2);
    assertThat(limits.values()).noneMatch(type -> type.startsWith("nullable"));
    int holder = Limits.ID_LENGTH + "client:".length();
    int session = 3 * Limits.ID_LENGTH + 2 * Long.toString(Long.MIN_VALUE).length() + 4;
    for (String column : List.of("practice", "credit_type", "actor", "reason_salt")) {
      assertThat(width(limits, "entry." + column)).isEqualTo(Limits.ID_LENGTH);
    }
    for (String column :
        List.of("wallet.holder", "entry.related_holder", "booking.payer", "purchase.holder")) {
      assertThat(width(limits, column)).isGreaterThanOrEqualTo(holder);
    }
    for (String table : List.of("entry", "request", "outbox")) {
      assertThat(width(limits, table + ".request_key")).isEqualTo(Limits.STORED_KEY_LENGTH);
      assertThat(width(limits, table + ".operation"))
          .isGreaterThanOrEqualTo(longest(Operation.values()));
    }
    assertThat(width(limits, "entry.session")).isGreaterThanOrEqualTo(session);
    assertThat(width(limits, "entry.reason_text")).isEqualTo(Limits.REASON_LENGTH);
    assertThat(width(limits, "entry.primitive"))
        .isGreaterThanOrEqualTo(longest(Primitive.values()));
    assertThat(width(limits, "entry.cause")).isGreaterThanOrEqualTo(longest(Cause.values()));
    assertThat(width(limits, "entry.actor_kind"))
        .isGreaterThanOrEqualTo(longest(Actor.Kind.values()));
  }

  private static int width(Map<String, String> limits, String column) {
    String type = limits.getOrDefault(column, "");
    assertThat(type).as(column).matches("VARCHAR\\(\\d+\\)");
    return Integer.parseInt(type.replaceAll("\\D", ""));
  }

  private static int longest(Enum<?>[] constants) {
    return Arrays.stream(constants).mapToInt(c -> c.name().length()).max().orElseThrow();
  }

  @Test
  @DisplayName("are out of the folder that Flyway looks into unasked")
  void outOfTheWay() {
    assertThat(SchemaScriptTest.class.getResource("/db/credits/h2/V1__session_credits.sql"))
        .isNotNull();
    assertThat(SchemaScriptTest.class.getResource("/db/migration")).isNull();
  }
}
