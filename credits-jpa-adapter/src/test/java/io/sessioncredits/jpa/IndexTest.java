package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The shipped indexes")
class IndexTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM credits_entry WHERE practice = 'p' AND holder = 'client:a'"
            + " ORDER BY practice, holder, recorded_at DESC, credit_type, sequence DESC LIMIT 50",
        "SELECT * FROM credits_entry WHERE practice = 'p' AND holder = 'client:a'"
            + " AND credit_type = 'm' AND sequence > 7 ORDER BY practice, holder, credit_type,"
            + " sequence LIMIT 50",
        "SELECT * FROM credits_wallet WHERE practice = 'p' AND next_due <= 7"
            + " ORDER BY practice, next_due, holder LIMIT 50",
        "SELECT * FROM credits_wallet WHERE practice = 'p' AND holder > 'client:a'"
            + " ORDER BY practice, holder LIMIT 50",
        "SELECT * FROM credits_purchase WHERE practice = 'p' AND purchase > 'a'"
            + " ORDER BY practice, purchase LIMIT 50",
        "SELECT * FROM credits_purchase WHERE practice = 'p' AND holder = 'client:a'"
            + " AND purchase > 'a' ORDER BY practice, holder, purchase LIMIT 50",
        "SELECT * FROM credits_purchase WHERE practice = 'p' AND next_due <= 7"
            + " AND next_due >= 1 AND (next_due > 1 OR purchase > 'a')"
            + " ORDER BY practice, next_due, purchase LIMIT 50",
        "SELECT * FROM credits_outbox WHERE practice = 'p' AND parked = 0 AND not_before <= 7"
            + " ORDER BY practice, parked, recorded_at, operation, request_key LIMIT 50"
      })
  @DisplayName("hand pages out in their order, so that no page sorts what it does not show")
  void sorted(String page) {
    try (MemoryDatabase database = MemoryDatabase.withTables()) {
      assertThat(database.rows("EXPLAIN " + page))
          .singleElement()
          .asString()
          .contains("index sorted")
          .doesNotContain("tableScan", "index sorted:");
    }
  }
}
