package io.sessioncredits.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads beside that of the clause. Every wait is bounded: who waits too long fails. */
final class Crew implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 300;
  private static final long A_WHILE_MILLIS = 300;

  private final ExecutorService threads = Executors.newCachedThreadPool(Crew::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "crew");
    thread.setDaemon(true);
    return thread;
  }

  /** Starts {@code work} on a thread of its own. */
  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /** Does {@code work} on a thread of its own, to the end, and returns its result. */
  static <T> T meanwhile(Callable<T> work) {
    try (Crew crew = new Crew()) {
      return result(crew.start(work));
    }
  }

  /** Does {@code work} on {@code count} threads at once and returns all results. */
  static <T> List<T> atOnce(int count, IntFunction<T> work) {
    try (Crew crew = new Crew()) {
      CountDownLatch ready = new CountDownLatch(count);
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        all.add(
            crew.start(
                () -> {
                  ready.countDown();
                  await(ready);
                  return work.apply(number);
                }));
      }
      return all.stream().map(Crew::result).toList();
    }
  }

  /** Returns the result of {@code future}, or throws what its work threw. */
  static <T> T result(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("not done within " + PATIENCE_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Waits until {@code latch} is open. */
  static void await(CountDownLatch latch) {
    if (!await(latch, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("waited for more than " + PATIENCE_SECONDS + " seconds");
    }
  }

  /**
   * Returns whether {@code latch} opens within a while: long enough for somebody who is not held
   * up.
   */
  static boolean opensSoon(CountDownLatch latch) {
    return await(latch, A_WHILE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static boolean await(CountDownLatch latch, long time, TimeUnit unit) {
    try {
      return latch.await(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
