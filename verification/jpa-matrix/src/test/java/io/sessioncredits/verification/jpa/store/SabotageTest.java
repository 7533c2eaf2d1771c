package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The clauses pass in every cell; here each has to fail. */
@DisplayName("A JPA store with a mistake fails the contract")
class SabotageTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.jpa.store.Sabotage#table")
  @DisplayName("at the clauses named for it")
  void brokenStoreFails(Sabotage sabotage) {
    Rig rig = sabotage.rig();
    try (Wire.Attached mistake = rig.wire().attach(sabotage.tap())) {
      assertThat(mistake).isNotNull();
      Map<String, Status> ended = ContractRun.some(() -> sabotage.harness(rig), sabotage.clauses());
      assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(sabotage.clauses());
      assertThat(ended.values()).as(ended::toString).containsOnly(Status.FAILED);
    } finally {
      rig.close();
    }
  }
}
