package io.sessioncredits.testkit.fault;

import io.sessioncredits.model.Limits;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.StoreException;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A store that hands everything on to another one and fails once, at one chosen port call, before
 * or after its effect.
 *
 * <p>The calls are counted in the order in which they are made, from 1: those of {@link
 * CreditTransaction}, the commit of each transaction, those of {@link CreditQueries} and of {@link
 * OutboxQueue}. A fault before the commit makes the other store roll back; one after the commit
 * leaves the effect in place while the caller sees a failure, as when a connection breaks before
 * the answer has come. A fault inside a transaction reaches the other store as a failure of the
 * work, so that it runs the work again if the fault can be retried.
 *
 * <p>Safe to share between threads, which then count their calls together.
 */
public final class FaultyCreditStore implements OwningCreditStore {
  private final OwningCreditStore store;
  private final Fuse fuse;

  /** Creates a store in front of {@code store} whose faults are not worth a retry. */
  public FaultyCreditStore(OwningCreditStore store) {
    this(store, call -> new StoreException("fault at port call " + call, false, null));
  }

  /**
   * Creates a store in front of {@code store}.
   *
   * @param faults returns what is thrown at the call with this number
   */
  public FaultyCreditStore(
      OwningCreditStore store, IntFunction<? extends RuntimeException> faults) {
    this.store = Limits.given("store", store);
    this.fuse = new Fuse(Limits.given("faults", faults));
  }

  /**
   * Sets the fault at the {@code call}-th port call from now on, and counts from 1 again. It
   * replaces one that has not struck yet.
   *
   * @throws io.sessioncredits.model.InvalidInputException if {@code call} is not positive
   */
  public void failAt(int call, Moment moment) {
    Limits.between("call", call, 1, Integer.MAX_VALUE);
    fuse.set(call, Limits.given("moment", moment));
  }

  /** Removes the fault and counts from 1 again. */
  public void heal() {
    fuse.remove();
  }

  /** Returns how many port calls were made since the fault was set or removed. */
  public int calls() {
    return fuse.calls();
  }

  /** Returns whether the fault that was set has struck; true if none was set. */
  public boolean hasStruck() {
    return fuse.isBlown();
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    int[] commit = new int[1];
    T result =
        store.inTransaction(
            tx -> {
              T done = work.apply(new FaultyTransaction(tx, fuse));
              commit[0] = fuse.next();
              fuse.blowAt(commit[0], Moment.BEFORE);
              return done;
            });
    fuse.blowAt(commit[0], Moment.AFTER);
    return result;
  }

  @Override
  public CreditQueries queries() {
    return new FaultyQueries(store.queries(), fuse);
  }

  @Override
  public OutboxQueue outbox() {
    return new FaultyOutbox(store.outbox(), fuse);
  }
}
