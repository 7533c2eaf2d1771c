package io.sessioncredits.inmemory;

import io.sessioncredits.model.Limits;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store of session credits in the memory of this process, shared by any number of threads.
 *
 * <p>Each wallet has a lock of its own: decisions on different wallets run side by side. What a
 * transaction appends is kept aside and applied in one short step when it commits, so that readers
 * see all of a posting or none of it, over several wallets too. A transaction that fails leaves
 * nothing.
 *
 * <p>{@link #inTransaction} begins, commits and tries again by itself. {@link #begin} is for hosts
 * and tests that want several calls in one transaction.
 *
 * <p>Everything is lost when the process ends.
 */
public final class InMemoryCreditStore implements OwningCreditStore {
  private static final Logger LOG = LoggerFactory.getLogger(InMemoryCreditStore.class);

  private final Practices practices = new Practices();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final CreditQueries queries = InMemoryQueries.ofCommitted(practices);
  private final OutboxQueue outbox = new InMemoryOutbox(practices);
  private final Duration lockTimeout;
  private final int tries;
  private final BackOff backOff;

  private InMemoryCreditStore(Builder builder) {
    this.lockTimeout = builder.lockTimeout;
    this.tries = builder.tries;
    this.backOff = new BackOff(builder.random, builder.pause);
  }

  /** Returns an empty store with the settings that {@link #builder} begins with. */
  public static InMemoryCreditStore create() {
    return builder().build();
  }

  /** Returns a builder of an empty store with other settings. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs {@code work} in a transaction of its own and commits it; see {@link
   * io.sessioncredits.spi.CreditStore#inTransaction}. After a retryable failure the work is run
   * again, after a pause that grows and is drawn by lot, up to the number of tries set.
   *
   * @throws StoreException the last failure, if no try succeeded; nothing of the work is kept
   * @throws IllegalStateException if this thread is inside such a call already: a transaction
   *     within a transaction would wait for the locks of the outer one
   */
  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    Limits.given("work", work);
    Thread caller = Thread.currentThread();
    if (!working.add(caller)) {
      throw new IllegalStateException("this thread is inside a transaction of this store already");
    }
    try {
      return retried(work);
    } finally {
      working.remove(caller);
    }
  }

  private <T> T retried(Function<? super CreditTransaction, ? extends T> work) {
    for (int tried = 1; ; tried++) {
      try {
        return once(work);
      } catch (StoreException e) {
        if (!e.retryable() || tried >= tries) {
          throw e;
        }
        LOG.debug("try {} of {} failed: {}", tried, tries, e.getMessage());
        backOff.pauseAfter(tried);
      }
    }
  }

  private <T> T once(Function<? super CreditTransaction, ? extends T> work) {
    try (InMemoryTransaction transaction = begin()) {
      T result = transaction.joined().inTransaction(work);
      transaction.commit();
      return result;
    }
  }

  /**
   * Begins a transaction that the caller ends. It has nothing to do with the thread: one thread may
   * have several, which wait for each other's wallets like those of different threads.
   */
  public InMemoryTransaction begin() {
    return new InMemoryTransaction(practices, lockTimeout);
  }

  @Override
  public CreditQueries queries() {
    return queries;
  }

  @Override
  public OutboxQueue outbox() {
    return outbox;
  }

  /** Collects the settings of a store. */
  public static final class Builder {
    private static final int MOST_TRIES = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private Duration lockTimeout = Duration.ofSeconds(2);
    private int tries = 5;
    private RandomGenerator random = new Random();
    private Consumer<? super Duration> pause = time -> LockSupport.parkNanos(time.toNanos());

    private Builder() {}

    /**
     * Sets how long a transaction waits for all the wallets of one call together, from zero to an
     * hour; two seconds unless another time is given. Zero means: take what is free, or fail at
     * once.
     */
    public Builder lockTimeout(Duration time) {
      Limits.between(
          "lockTimeout in milliseconds",
          Limits.given("lockTimeout", time).toMillis(),
          0,
          LONGEST_WAIT.toMillis());
      this.lockTimeout = time;
      return this;
    }

    /**
     * Sets how often work is tried, the first time included, 1 to 100; five times unless another
     * number is given.
     */
    public Builder tries(int tries) {
      this.tries = (int) Limits.between("tries", tries, 1, MOST_TRIES);
      return this;
    }

    /** Sets what the length of pauses is drawn from. It is used by one thread at a time. */
    public Builder random(RandomGenerator random) {
      this.random = Limits.given("random", random);
      return this;
    }

    /**
     * Sets what waits between two tries; it is called by the thread that tries. Unless another is
     * given, the thread is parked.
     */
    public Builder pause(Consumer<? super Duration> pause) {
      this.pause = Limits.given("pause", pause);
      return this;
    }

    /** Returns an empty store. */
    public InMemoryCreditStore build() {
      return new InMemoryCreditStore(this);
    }
  }
}
