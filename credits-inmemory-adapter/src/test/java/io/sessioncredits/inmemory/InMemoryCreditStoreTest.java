package io.sessioncredits.inmemory;

import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.contract.Capability;
import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.HostTransaction;
import io.sessioncredits.testkit.contract.StoreHarness;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The store in memory")
class InMemoryCreditStoreTest extends CreditStoreContract {
  @Override
  protected StoreHarness harness() {
    return new Harness();
  }

  /** What it keeps does not outlive the process, so that there is nothing to reopen. */
  private static final class Harness implements StoreHarness {
    private final InMemoryCreditStore store =
        InMemoryCreditStore.builder().lockTimeout(Duration.ofSeconds(1)).build();

    @Override
    public OwningCreditStore open() {
      return store;
    }

    @Override
    public HostTransaction begin() {
      return new Host(store.begin());
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.JOINED, Capability.SAVEPOINTS);
    }

    @Override
    public void close() {}
  }

  private record Host(InMemoryTransaction transaction) implements HostTransaction {
    @Override
    public CreditStore store() {
      return transaction.joined();
    }

    @Override
    public void commit() {
      transaction.commit();
    }

    @Override
    public void rollback() {
      transaction.close();
    }

    @Override
    public Runnable savepoint() {
      InMemoryTransaction.Savepoint savepoint = transaction.savepoint();
      return () -> transaction.rollbackTo(savepoint);
    }
  }
}
