package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fresh request key")
class FreshKeyTest {
  @Test
  @DisplayName("comes from the clock and the source of randomness that were given, nothing else")
  void fromItsSources() {
    assertThat(credits(7).freshKey()).isEqualTo(credits(7).freshKey());
    assertThat(credits(7).freshKey()).isNotEqualTo(credits(8).freshKey());
  }

  private static SessionCredits credits(long seed) {
    return SessionCredits.builder()
        .store(InMemoryCreditStore.create())
        .policy(FrontDesk.STANDARD)
        .clock(() -> Instant.parse("2026-03-02T09:00:00Z"))
        .random(new Random(seed))
        .build();
  }
}
