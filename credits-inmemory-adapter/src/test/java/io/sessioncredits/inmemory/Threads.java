package io.sessioncredits.inmemory;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads beside that of the test. Every wait is bounded. */
final class Threads implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 300;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  static <T> T result(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the other thread failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the other thread hangs", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited too long");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
