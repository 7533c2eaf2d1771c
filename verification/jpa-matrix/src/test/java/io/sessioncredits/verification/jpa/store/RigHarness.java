package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.contract.Capability;
import io.sessioncredits.testkit.contract.HostTransaction;
import io.sessioncredits.testkit.contract.StoreHarness;
import io.sessioncredits.verification.jpa.cell.Rig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** What the contract needs, in one rig. */
final class RigHarness implements StoreHarness {
  private final Rig rig;
  private final UnaryOperator<EntityManagerFactory> seenThrough;
  private final List<Transaction> begun = new CopyOnWriteArrayList<>();

  RigHarness(Rig rig) {
    this(rig, UnaryOperator.identity());
  }

  /** Lets the store see the factory through something else. */
  RigHarness(Rig rig, UnaryOperator<EntityManagerFactory> seenThrough) {
    this.rig = rig;
    this.seenThrough = seenThrough;
  }

  private EntityManagerFactory factory() {
    return seenThrough.apply(rig.factory());
  }

  @Override
  public OwningCreditStore open() {
    rig.empty();
    return JpaCreditStore.owning(factory());
  }

  @Override
  public OwningCreditStore reopen() {
    rig.restart();
    return JpaCreditStore.owning(factory());
  }

  @Override
  public HostTransaction begin() {
    EntityManager manager = factory().createEntityManager();
    manager.getTransaction().begin();
    Transaction transaction = new Transaction(manager);
    begun.add(transaction);
    return transaction;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.JOINED, Capability.SAVEPOINTS, Capability.SURVIVES_RESTART);
  }

  /** The rig is shared: what a failed clause has left open would hold up the next. */
  @Override
  public void close() {
    begun.forEach(Transaction::rollback);
  }

  private record Transaction(EntityManager manager) implements HostTransaction {
    @Override
    public CreditStore store() {
      return JpaCreditStore.joining(() -> manager);
    }

    @Override
    public void commit() {
      try {
        manager.getTransaction().commit();
      } finally {
        manager.close();
      }
    }

    @Override
    public void rollback() {
      if (manager.isOpen()) {
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
        }
        manager.close();
      }
    }

    @Override
    public Runnable savepoint() {
      execute("SAVEPOINT here");
      return () -> execute("ROLLBACK TO SAVEPOINT here");
    }

    private void execute(String sql) {
      int unused = manager.createNativeQuery(sql).executeUpdate();
    }
  }
}
