package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.sessioncredits.model.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The names of the tables")
class CreditTablesTest {
  @Test
  @DisplayName("are those of the shipped scripts, unless the host says otherwise")
  void standardNames() {
    CreditTables tables = CreditTables.standard();
    assertThat(tables.wallet()).isEqualTo("credits_wallet");
    assertThat(tables.entry()).isEqualTo("credits_entry");
    assertThat(tables.request()).isEqualTo("credits_request");
    assertThat(tables.booking()).isEqualTo("credits_booking");
    assertThat(tables.purchase()).isEqualTo("credits_purchase");
    assertThat(tables.outbox()).isEqualTo("credits_outbox");
    assertThat(tables.schema()).isEmpty();
  }

  @Test
  @DisplayName("take a prefix and a schema, in either order")
  void prefixAndSchema() {
    CreditTables tables = CreditTables.standard().withPrefix("sc_").withSchema("billing");
    assertThat(tables.wallet()).isEqualTo("billing.sc_wallet");
    assertThat(tables)
        .isEqualTo(CreditTables.standard().withSchema("billing").withPrefix("sc_"))
        .hasSameHashCodeAs(CreditTables.standard().withSchema("billing").withPrefix("sc_"))
        .isNotEqualTo(CreditTables.standard().withPrefix("sc_"))
        .isNotEqualTo(CreditTables.standard().withSchema("billing"))
        .hasToString("billing.sc_*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "Sc_", "x9", "a234567890123456789012345678901234567890"})
  @DisplayName("are letters, digits and underscores, 1 to 40 of them")
  void goodNames(String name) {
    assertThat(CreditTables.standard().withPrefix(name).wallet()).isEqualTo(name + "wallet");
    assertThat(CreditTables.standard().withSchema(name).wallet())
        .isEqualTo(name + ".credits_wallet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "9a",
        "a b",
        "a.b",
        "a-b",
        "a\"b",
        "a`b",
        "a;drop table credits_entry",
        "a'--",
        "a\n",
        "ä",
        "ａ",
        "a\u0000",
        "a2345678901234567890123456789012345678901"
      })
  @DisplayName("are refused if they would need quotes, which says which name is wrong")
  void badNames(String name) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> CreditTables.standard().withPrefix(name))
        .withMessageStartingWith("prefix must be 1 to 40 letters, digits and underscores");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> CreditTables.standard().withSchema(name))
        .satisfies(e -> assertThat(e.field()).isEqualTo("schema"));
  }

  @Test
  @SuppressWarnings("NullAway") // A host without null checks.
  @DisplayName("must be given")
  void nullNames() {
    assertThatNullPointerException()
        .isThrownBy(() -> CreditTables.standard().withPrefix(null))
        .withMessage("prefix");
    assertThatNullPointerException()
        .isThrownBy(() -> CreditTables.standard().withSchema(null))
        .withMessage("schema");
  }
}
