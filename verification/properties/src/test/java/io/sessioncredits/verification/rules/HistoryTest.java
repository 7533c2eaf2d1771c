package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.testkit.scenario.Scene;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a client reads")
class HistoryTest {
  private static final HistoryQuery ANAS = HistoryQuery.of(ClientId.of("ana"));

  private final Scene scene = FrontDesk.under(FrontDesk.STANDARD).scene();

  @Test
  @DisplayName("is a last page if the entries just fill it, and one with a next if they do not")
  void lastPage() {
    scene.grant("ana", "YOGA", 1);
    scene.grant("ana", "YOGA", 1);
    assertThat(scene.credits().ledger().history(ANAS.withLimit(2)).next()).isEmpty();
    var first = scene.credits().ledger().history(ANAS.withLimit(1));
    assertThat(first.entries()).hasSize(1);
    var second = scene.credits().ledger().history(ANAS.withLimit(1).withAfter(first.next()));
    assertThat(second.entries().get(0).sequence()).isEqualTo(1);
    assertThat(second.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|1|YOGA", "1|a|YOGA", "1|1|"})
  @DisplayName("begins behind no cursor that we did not give, and the error says what is wrong")
  void foreignCursor(String cursor) {
    assertThatThrownBy(() -> scene.credits().ledger().history(ANAS.withAfter(cursor)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("after must be the cursor of a page")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("counts as bookable now no credit of a lot that has not begun")
  void bookable() {
    scene.grant("ana", "YOGA", 2);
    scene
        .grant(scene.pack("ana", "YOGA", 5).withValidFrom(scene.instant("2026-04-01T00:00")))
        .orThrow();
    assertThat(scene.bookable("ana", "YOGA")).isEqualTo(2);
    assertThat(scene.at("2026-04-01T00:00").bookable("ana", "YOGA")).isEqualTo(7);
  }
}
