package io.sessioncredits.verification.lincheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls of several threads look as if they came one after the other")
class LincheckTest {
  private static final int FACTOR = Integer.getInteger("lincheck.factor", 1);
  private static final int THREADS = 2;

  @Test
  @DisplayName("on the store in memory")
  void storeInMemory() {
    new StressOptions()
        .sequentialSpecification(CountedPurses.class)
        .iterations(6 * FACTOR)
        .invocationsPerIteration(300)
        .threads(THREADS + 1)
        .actorsPerThread(3)
        .actorsBefore(2)
        .actorsAfter(2)
        .check(InMemoryCalls.class);
  }

  @Test
  @DisplayName("and a planted race is caught")
  void plantedRace() {
    assertThatThrownBy(() -> interleaved().check(RacingPurses.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  @Test
  @DisplayName("and a planted deadlock is caught")
  void plantedDeadlock() {
    assertThatThrownBy(() -> interleaved().check(ArgumentOrderPurses.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("hung");
  }

  private static ModelCheckingOptions interleaved() {
    return new ModelCheckingOptions()
        .sequentialSpecification(CountedPurses.class)
        .iterations(20)
        .invocationsPerIteration(200)
        .threads(THREADS)
        .actorsPerThread(2)
        .actorsBefore(2)
        .actorsAfter(1);
  }
}
