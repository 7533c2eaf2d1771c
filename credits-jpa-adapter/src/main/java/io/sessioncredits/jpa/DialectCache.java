package io.sessioncredits.jpa;

import org.jspecify.annotations.Nullable;

/** What was found out about the database: it stays the same as long as the store is used. */
final class DialectCache {
  private volatile @Nullable Dialect found;

  /** Makes one that asks. */
  DialectCache() {}

  /** Makes one that knows. */
  DialectCache(Dialect known) {
    found = known;
  }

  /** Returns the dialect; asks the database at the first call only. */
  Dialect of(SqlSession session) {
    Dialect dialect = found;
    if (dialect == null) {
      // Two callers may both ask, and get the same answer.
      dialect = Probe.dialect(session);
      found = dialect;
    }
    return dialect;
  }

  /** Returns the dialect if it was found out before. */
  @Nullable Dialect known() {
    return found;
  }
}
