package io.sessioncredits.jpa;

import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.CreditTransaction;
import java.util.List;
import java.util.function.Function;

/** Work inside one transaction: without a lock where that is enough, with one otherwise. */
final class TransactionWork {
  private TransactionWork() {}

  /**
   * What work has come to.
   *
   * @param result what it returned
   * @param appended the requests it has written
   */
  record Done<T>(T result, List<RequestId> appended) {}

  /**
   * Does {@code work} in the transaction of {@code session}. A refusal without a lock rests on what
   * the statement has read, which above READ COMMITTED may be older than now: there it is locked.
   */
  static <T> Done<T> in(
      SqlSession session, Dialect dialect, Function<? super CreditTransaction, ? extends T> work) {
    if (dialect instanceof PostgreSql postgreSql && !postgreSql.isStricter()) {
      JpaCreditTransaction locking = new JpaCreditTransaction(session, dialect);
      try {
        T result = work.apply(new GuardedTransaction(session, postgreSql.hot(), locking));
        return new Done<>(result, locking.appended());
      } catch (WalletMovedException e) {
        return locking(session, dialect, work);
      }
    }
    return locking(session, dialect, work);
  }

  private static <T> Done<T> locking(
      SqlSession session, Dialect dialect, Function<? super CreditTransaction, ? extends T> work) {
    JpaCreditTransaction locking = new JpaCreditTransaction(session, dialect);
    T result = work.apply(locking);
    return new Done<>(result, locking.appended());
  }
}
