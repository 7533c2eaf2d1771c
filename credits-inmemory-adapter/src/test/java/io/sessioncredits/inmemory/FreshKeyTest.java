package io.sessioncredits.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fresh request key")
class FreshKeyTest {
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  private final SessionCredits credits =
      SessionCredits.builder()
          .store(InMemoryCreditStore.create())
          .policy(CreditPolicy.standard(ZoneOffset.UTC))
          .clock(() -> now)
          .build();

  @Test
  @DisplayName("sorts behind every key of an earlier instant, and equals none of the same")
  void isOrderedByTimeAndUnique() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      keys.add(credits.freshKey().value());
      now = now.plusMillis(1_000_003L);
    }
    assertThat(keys).isSorted().doesNotHaveDuplicates();
    assertThat(credits.freshKey()).isNotEqualTo(credits.freshKey());
  }
}
