package io.sessioncredits.jpa;

import java.util.function.BiFunction;

/** Runs statements on some entity manager: one of the store's own, or the host's. */
interface StatementRunner {
  <T> T run(BiFunction<? super SqlSession, ? super Dialect, ? extends T> work);
}
