package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that keep a request under another name than its own. */
final class BrokenKeys {
  private BrokenKeys() {}

  /** Under which name a request is kept and looked for, in a transaction with these locks. */
  private interface Naming {
    RequestId name(RequestId request, SortedSet<WalletKey> locked);
  }

  private static OwningCreditStore naming(OwningCreditStore store, Naming naming) {
    return new StoreInFront(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new Renaming(tx, naming);
      }
    };
  }

  /** Keeps no key at all: every posting gets a number of its own. */
  static OwningCreditStore forgotten(OwningCreditStore store) {
    AtomicLong number = new AtomicLong();
    return naming(
        store, (request, locked) -> renamed(request, "number-" + number.incrementAndGet()));
  }

  /** Keeps a key for each wallet, instead of for the practice. */
  static OwningCreditStore ofWallet(OwningCreditStore store) {
    return naming(
        store,
        (request, locked) ->
            locked.isEmpty()
                ? request
                : renamed(request, locked.first().holder().value() + "/" + request.key()));
  }

  /** Keeps keys in a column that takes capitals for small letters. */
  static OwningCreditStore ignoringCase(OwningCreditStore store) {
    return naming(
        store,
        (request, locked) -> renamed(request, request.key().value().toLowerCase(Locale.ROOT)));
  }

  private static RequestId renamed(RequestId request, String key) {
    return new RequestId(request.practice(), request.operation(), RequestKey.stored(key));
  }

  private static final class Renaming extends TransactionInFront {
    private final Naming naming;
    private final SortedSet<WalletKey> locked = new TreeSet<>();

    Renaming(CreditTransaction tx, Naming naming) {
      super(tx);
      this.naming = naming;
    }

    @Override
    public CreditQueries.View lock(
        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      locked.addAll(wallets);
      CreditQueries.View view =
          tx.lock(practice, wallets, new Lookups(List.of(), lookups.lines(), lookups.purchases()));
      return view.withRequests(find(lookups.requests()));
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
      Map<RequestId, RequestRecord> found = new HashMap<>();
      for (RequestId request : requests) {
        tx.find(List.of(naming.name(request, locked)))
            .values()
            .forEach(record -> found.put(request, named(record, request)));
      }
      return found;
    }

    @Override
    public void append(List<Posting> postings) {
      List<Posting> written = new ArrayList<>();
      for (Posting posting : postings) {
        RequestRecord request = posting.request();
        written.add(
            new Posting(
                named(request, naming.name(request.id(), locked)),
                posting.entries(),
                posting.positions(),
                posting.bookings(),
                posting.purchases(),
                posting.messages()));
      }
      tx.append(written);
    }

    private static RequestRecord named(RequestRecord record, RequestId name) {
      return new RequestRecord(name, record.command(), record.recordedAt(), record.verdict());
    }
  }
}
