package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.spi.OutcomeUnknownException;
import io.sessioncredits.spi.StoreException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work that fails is done again")
class RetryTest {
  private static final RequestId REQUEST =
      new RequestId(PracticeId.of("practice"), Operation.BOOK, RequestKey.of("b-1"));

  private final AtomicInteger tries = new AtomicInteger();

  /** Fails with what {@code failures} gives for each try, and returns the number of the try. */
  private int run(IntFunction<RuntimeException> failures, int failing) {
    return new Retry()
        .run(
            () -> {
              int number = tries.incrementAndGet();
              if (number <= failing) {
                throw failures.apply(number);
              }
              return number;
            });
  }

  private static StoreException rarelyCured() {
    return new SqlFailure.RarelyCuredException("no", new IllegalStateException());
  }

  private static OutcomeUnknownException unknown() {
    return new OutcomeUnknownException(List.of(REQUEST), new IllegalStateException());
  }

  @Test
  @DisplayName("until it succeeds, if that may help")
  void succeeds() {
    assertThat(run(n -> StoreException.retryable("deadlock"), 3)).isEqualTo(4);
  }

  @Test
  @DisplayName("three times in all if a key is taken or a pool is empty")
  void rarely() {
    assertThatThrownBy(() -> run(n -> rarelyCured(), 100)).hasMessage("no");
    assertThat(tries).hasValue(3);
  }

  @Test
  @DisplayName("never if no other try would cure it, or if it is a failure of the work itself")
  void never() {
    assertThatThrownBy(() -> run(n -> new StoreException("no", false, null), 1)).hasMessage("no");
    assertThatThrownBy(() -> run(n -> new IllegalStateException("bug"), 100)).hasMessage("bug");
    assertThat(tries).hasValue(2);
  }

  @Test
  @DisplayName("and what is unknown stays unknown, whatever the later tries failed with")
  void unknownStaysUnknown() {
    assertThatThrownBy(() -> run(n -> n == 1 ? unknown() : rarelyCured(), 100))
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class,
            e -> {
              assertThat(e.requests()).containsExactly(REQUEST);
              assertThat(e.getSuppressed()).hasSize(1);
            });
    assertThat(tries).hasValue(3);
  }

  @Test
  @DisplayName("but not by a thread that is interrupted")
  void interrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> run(n -> StoreException.retryable("deadlock"), 100))
          .hasMessage("deadlock");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(tries).hasValue(1);
  }
}
