package io.sessioncredits.verification.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The contract finds what it is there to find. */
@DisplayName("A broken store fails the contract")
class SabotageTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.sabotage.Sabotage#table")
  @DisplayName("at the clauses named for it")
  void brokenStoreFails(Sabotage sabotage) {
    Map<String, Status> ended = ContractRun.some(sabotage::harness, sabotage.clauses());
    assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(sabotage.clauses());
    assertThat(ended.values()).containsOnly(Status.FAILED);
  }

  @Test
  @DisplayName("and a sound one passes every clause")
  void soundStorePasses() {
    Map<String, Status> ended = ContractRun.all(Sabotage::sound);
    assertThat(ended.values()).containsOnly(Status.SUCCESSFUL);
    assertThat(ended.keySet())
        .containsAll(Sabotage.table().flatMap(s -> s.clauses().stream()).toList());
  }
}
