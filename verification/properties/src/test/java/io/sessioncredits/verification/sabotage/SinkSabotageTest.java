package io.sessioncredits.verification.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The contract of sinks finds what it is there to find. */
@DisplayName("A broken sink fails the contract")
class SinkSabotageTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.sabotage.SinkSabotage#table")
  @DisplayName("at the clauses named for it")
  void brokenSinkFails(SinkSabotage sabotage) {
    Map<String, Status> ended = SinkRun.some(sabotage.sink(), sabotage.clauses());
    assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(sabotage.clauses());
    assertThat(ended.values()).containsOnly(Status.FAILED);
  }

  @Test
  @DisplayName("and a sound one passes every clause")
  void soundSinkPasses() {
    Map<String, Status> ended = SinkRun.all(CarefulSink::new);
    assertThat(ended.values()).containsOnly(Status.SUCCESSFUL);
    assertThat(ended.keySet())
        .containsAll(SinkSabotage.table().flatMap(s -> s.clauses().stream()).toList());
  }
}
