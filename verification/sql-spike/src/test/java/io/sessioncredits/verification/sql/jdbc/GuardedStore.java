package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.spi.Lookups;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.sql.jdbc.FactsQuery.Facts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A store for PostgreSQL that does not lock: one statement reads, one writes all tables if the
 * wallet still has the revision that was read. If it has not, or there is more than one wallet, the
 * work is run again by the store that locks. Nothing was written then, so no port has to know.
 */
public final class GuardedStore implements OwningCreditStore {
  private final Connections connections;
  private final OwningCreditStore locking;
  private final AtomicInteger fallbacks = new AtomicInteger();

  /** Creates a store that falls back to {@code locking}. */
  public GuardedStore(Connections connections, OwningCreditStore locking) {
    this.connections = connections;
    this.locking = locking;
  }

  /** Returns how often the store that locks had to do it. */
  public int fallbacks() {
    return fallbacks.get();
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    try (Connection connection = connections.open()) {
      return work.apply(new Transaction(connection));
    } catch (NeedsLockException e) {
      fallbacks.incrementAndGet();
      return locking.inTransaction(work);
    } catch (SQLException e) {
      throw SqlFailure.beforeCommit(e);
    }
  }

  @Override
  public CreditQueries queries() {
    return locking.queries();
  }

  @Override
  public OutboxQueue outbox() {
    return locking.outbox();
  }

  /** The work has to be done under a lock; nothing is written. */
  private static final class NeedsLockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsLockException() {
      super(null, null, false, false);
    }
  }

  private static final class Transaction implements CreditTransaction {
    private final Connection connection;
    private final Map<WalletKey, Long> revisions = new HashMap<>();

    Transaction(Connection connection) {
      this.connection = connection;
    }

    private Facts read(FactsQuery query) {
      return SqlWork.of(query::read).done(connection);
    }

    @Override
    public View lock(
        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      Facts facts =
          read(FactsQuery.plain().wallets(wallets).requests(requests).lines(practice, lines));
      if (wallets.size() != 1 || facts.positions().size() != 1) {
        throw new NeedsLockException();
      }
      revisions.putAll(facts.revisions());
      return new View(facts.positions(), facts.requests(), facts.bookings());
    }

    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      Map<BookingLine, WalletKey> payers = new HashMap<>();
      read(FactsQuery.plain().lines(practice, lines))
          .bookings()
          .forEach((line, booking) -> payers.put(line, booking.payer()));
      return payers;
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
      throw new NeedsLockException();
    }

    @Override
    public Map<BookingLine, BookingRecord> bookings(
        PracticeId practice, Collection<BookingLine> lines) {
      throw new NeedsLockException();
    }

    @Override
    public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
      throw new NeedsLockException();
    }

    @Override
    public void append(List<Posting> postings) {
      if (postings.size() != 1) {
        throw new NeedsLockException();
      }
      SqlText statement = GuardedStatement.of(postings.get(0), revisions);
      boolean isWritten;
      try {
        isWritten = statement.read(connection, row -> row.getInt(1)).get(0) == 1;
      } catch (SQLException e) {
        StoreException failure = SqlFailure.beforeCommit(e);
        if (failure.retryable()) {
          throw new NeedsLockException();
        }
        throw failure;
      }
      if (!isWritten) {
        throw new NeedsLockException();
      }
    }
  }
}
