package io.sessioncredits.verification.jpa.store;

import java.util.List;

/**
 * Statements by what they are for. Locking, and creating what is then locked, counts as reading.
 *
 * @param reads that ask
 * @param writes that append
 */
record Cost(int reads, int writes) {
  /** Returns the cost of {@code sent}; the one that only sets the isolation level is none. */
  static Cost of(List<String> sent) {
    int reads = 0;
    int writes = 0;
    for (String sql : sent) {
      if (isReading(sql)) {
        reads++;
      } else if (!sql.startsWith("SET TRANSACTION ")) {
        writes++;
      }
    }
    return new Cost(reads, writes);
  }

  private static boolean isReading(String sql) {
    return !sql.startsWith("WITH moved ") && mayRead(sql);
  }

  private static boolean mayRead(String sql) {
    return sql.startsWith("SELECT ")
        || sql.startsWith("(SELECT ")
        || sql.contains(" RETURNING ")
        || sql.contains(" WHEN NOT MATCHED THEN INSERT ");
  }

  Cost plus(int moreReads, int moreWrites) {
    return new Cost(reads + moreReads, writes + moreWrites);
  }
}
