package io.sessioncredits.verification.sabotage;

import io.sessioncredits.inmemory.InMemoryTransaction;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.testkit.contract.HostTransaction;

/** A transaction of a host over the store in memory. */
class InMemoryHost implements HostTransaction {
  private final InMemoryTransaction transaction;

  InMemoryHost(InMemoryTransaction transaction) {
    this.transaction = transaction;
  }

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
