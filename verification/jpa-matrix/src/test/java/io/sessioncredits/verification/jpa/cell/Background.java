package io.sessioncredits.verification.jpa.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Work on threads beside that of the test. Every wait is bounded. */
public final class Background {
  /** The system property credits.test.patience is for runs that are meant to take longer. */
  public static final long PATIENCE_SECONDS = Long.getLong("credits.test.patience", 300);

  private Background() {}

  /** Starts {@code work} on a thread of its own. */
  public static <T> Future<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Does {@code work} on {@code count} threads that begin together; returns all results. */
  public static <T> List<T> atOnce(int count, IntFunction<T> work) {
    CountDownLatch ready = new CountDownLatch(count);
    List<Future<T>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          start(
              () -> {
                ready.countDown();
                await(ready);
                return work.apply(number);
              }));
    }
    return all.stream().map(Background::result).toList();
  }

  /** Returns the result of {@code future}, or throws what its work threw. */
  public static <T> T result(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
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
  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited for more than " + PATIENCE_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
