package io.sessioncredits.testkit.contract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every store must do: extend this class, return a harness, and run it with JUnit.
 *
 * <p>Each clause gets a harness of its own, opens one store and closes it. No clause sleeps, reads
 * the clock of the machine or leaves a thread behind that does anything.
 */
public abstract class CreditStoreContract {
  private @Nullable Stage stage;

  /** For subclasses. */
  protected CreditStoreContract() {}

  /** Returns a new harness; called once for each clause. */
  protected abstract StoreHarness harness();

  @BeforeEach
  final void openStore() {
    stage = new Stage(harness());
  }

  @AfterEach
  final void closeStore() {
    if (stage != null) {
      stage.harness().close();
    }
  }

  private Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("no store is open");
    }
    return stage;
  }

  @Nested
  @DisplayName("What is written can be read")
  class Visibility extends VisibilityContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Transactions do not disturb each other")
  class Isolation extends IsolationContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }
}
