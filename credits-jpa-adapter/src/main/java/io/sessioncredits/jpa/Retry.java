package io.sessioncredits.jpa;

import io.sessioncredits.spi.OutcomeUnknownException;
import io.sessioncredits.spi.StoreException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work again, a bounded number of times, with a pause that grows and is never the same for
 * two.
 *
 * <p>Work whose commit is unknown is run again as well: it looks its own keys up first, so that
 * what did take place is found and what did not is done.
 */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  /** With the pauses, about seven seconds: a restart of a database, not a failover. */
  private static final int MOST_TRIES = 12;

  /** Who finds a key taken twice over would find it for ever, and pools let wait for long. */
  private static final int MOST_TRIES_IF_RARELY_CURED = 3;

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * Returns what {@code work} returns.
   *
   * @throws OutcomeUnknownException if a commit was unknown and no later try has told
   * @throws StoreException if the last try failed, or one after which another is of no use
   */
  <T> T run(Supplier<T> work) {
    OutcomeUnknownException unknown = null;
    for (int tried = 1; ; tried++) {
      try {
        return work.get();
      } catch (OutcomeUnknownException e) {
        unknown = unknown == null ? e : unknown;
        end(tried, unknown, e);
      } catch (SqlFailure.RarelyCuredException e) {
        end(tried + MOST_TRIES - MOST_TRIES_IF_RARELY_CURED, unknown, e);
      } catch (StoreException e) {
        end(e.retryable() ? tried : MOST_TRIES, unknown, e);
      }
      pause(tried);
    }
  }

  /** Throws if {@code tried} was the last time: what is unknown stays unknown. */
  private static void end(
      int tried, @Nullable OutcomeUnknownException unknown, StoreException failure) {
    if (tried < MOST_TRIES && !Thread.currentThread().isInterrupted()) {
      LOG.debug("try {} failed: {}", tried, failure.getMessage());
      return;
    }
    if (unknown == null || unknown == failure) {
      throw failure;
    }
    unknown.addSuppressed(failure);
    throw unknown;
  }

  private static void pause(int tried) {
    long longest = Math.min(FIRST_PAUSE_NANOS << tried, LONGEST_PAUSE_NANOS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
  }
}
