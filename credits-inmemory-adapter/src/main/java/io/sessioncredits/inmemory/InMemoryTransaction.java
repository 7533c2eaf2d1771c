package io.sessioncredits.inmemory;

import io.sessioncredits.model.Limits;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A transaction of an {@link InMemoryCreditStore} that its caller ends: what a host's own
 * transaction is to a store that joins it.
 *
 * <pre>{@code
 * try (InMemoryTransaction transaction = store.begin()) {
 *   var acting = credits.using(transaction.joined()).at(practice).as(actor);
 *   acting.bookings().book(first).orThrow();
 *   acting.bookings().book(second).orThrow();
 *   transaction.commit();
 * }
 * }</pre>
 *
 * <p>Calls inside see what earlier ones have written; nobody else does before the commit. Wallets
 * stay locked until the end, through a {@link #rollbackTo} as well. Two transactions that lock the
 * same wallets in opposite order wait for each other until one of them runs out of time and gets a
 * retryable {@link StoreException}; naming all holders first with {@code prelock} is the cure.
 *
 * <p>After a {@link StoreException} the transaction can only be rolled back, as a whole or to a
 * savepoint. After its end every call throws {@link IllegalStateException}, except {@link #close}.
 *
 * <p>A transaction is used by one thread at a time; it may be handed from one to another. If the
 * process dies, nothing of it is left, nor of anything else in the store.
 */
public final class InMemoryTransaction implements AutoCloseable {
  private final TransactionState state = new TransactionState();
  private final Pending pending;
  private final HeldWallets wallets;
  private final List<Savepoint> savepoints = new ArrayList<>();
  private final CreditQueries queries;
  private final CreditTransaction work;
  private final CreditStore joined = new Joined();

  InMemoryTransaction(Practices practices, Duration lockTimeout) {
    this.pending = new Pending(practices);
    this.wallets = new HeldWallets(practices, lockTimeout);
    InMemoryQueries reads =
        new InMemoryQueries(
            practices,
            practice -> {
              state.checkActive();
              return pending.of(practice);
            });
    this.queries = reads;
    this.work = new Work(state, reads, pending, wallets);
  }

  /** A place in a transaction to which it can be rolled back. */
  public static final class Savepoint {
    private final int postings;

    private Savepoint(int postings) {
      this.postings = postings;
    }
  }

  /**
   * Returns the store that takes part in this transaction, for {@code SessionCredits.using}.
   *
   * <p>Work that throws leaves nothing in the transaction. Work within work is refused with {@link
   * IllegalStateException}.
   */
  public CreditStore joined() {
    return joined;
  }

  /**
   * Makes everything visible in one step, and ends the transaction whether or not that succeeds.
   *
   * @throws StoreException retryable, if somebody has committed one of the requests meanwhile;
   *     nothing is kept then
   * @throws IllegalStateException if the transaction has failed before and can only be rolled back,
   *     or is over
   */
  public void commit() {
    state.checkNotEnded();
    try {
      state.checkIdle();
      pending.commit();
    } finally {
      end();
    }
  }

  /** Forgets everything and ends the transaction. */
  public void rollback() {
    state.checkNotEnded();
    end();
  }

  /** Rolls back, unless the transaction is over. */
  @Override
  public void close() {
    if (!state.isEnded()) {
      end();
    }
  }

  private void end() {
    state.end();
    pending.truncate(0);
    savepoints.clear();
    wallets.release();
  }

  /** Returns the place the transaction has reached. */
  public Savepoint savepoint() {
    state.checkIdle();
    Savepoint savepoint = new Savepoint(pending.size());
    savepoints.add(savepoint);
    return savepoint;
  }

  /**
   * Forgets everything since {@code savepoint}, later savepoints and a failure included. The
   * savepoint itself stays; so do the locks.
   *
   * @throws IllegalStateException if the savepoint is not one of this transaction or was itself
   *     forgotten
   */
  public void rollbackTo(Savepoint savepoint) {
    Limits.given("savepoint", savepoint);
    state.checkNotEnded();
    state.checkNotWorking();
    int place = savepoints.indexOf(savepoint);
    if (place < 0) {
      throw new IllegalStateException("the savepoint is not one of this transaction");
    }
    savepoints.subList(place + 1, savepoints.size()).clear();
    pending.truncate(savepoint.postings);
    state.recover();
  }

  private final class Joined implements CreditStore {
    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> todo) {
      Limits.given("work", todo);
      state.beginWork();
      int before = pending.size();
      boolean isDone = false;
      try {
        T result = todo.apply(work);
        isDone = true;
        return result;
      } catch (StoreException e) {
        state.fail();
        throw e;
      } finally {
        state.endWork();
        if (!isDone) {
          pending.truncate(before);
        }
      }
    }

    @Override
    public CreditQueries queries() {
      state.checkActive();
      return queries;
    }
  }
}
