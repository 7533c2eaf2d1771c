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
  @DisplayName("What is stored comes back as it was")
  class RoundTrip extends RoundTripContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("All of a posting is kept, or nothing")
  class Atomicity extends AtomicityContract {
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

  @Nested
  @DisplayName("Locks are taken in one order")
  class Locking extends LockingContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("A key has one effect for ever")
  class Replay extends ReplayContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Pages, orders and what is due")
  class Reads extends ReadsContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Entries of a whole practice")
  class EntryRanges extends EntryRangeContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Sales are kept, and the settings stamp beside them")
  class Purchases extends PurchaseContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("History shows what was asked for")
  class PartOfHistory extends HistoryContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Practices never meet")
  class Tenancy extends TenancyContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Commands of every kind")
  class Commands extends CommandsContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Messages are delivered at least once")
  class Outbox extends OutboxQueueContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }

  @Nested
  @DisplayName("Credits move inside a transaction of the host")
  class Joined extends JoinedContract {
    @Override
    Stage stage() {
      return CreditStoreContract.this.stage();
    }
  }
}
