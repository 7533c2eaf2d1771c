package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Posting;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes the locks that postings need, for stores that did not take them in time. */
final class Touched {
  private Touched() {}

  static void lock(CreditTransaction tx, List<Posting> postings) {
    SortedSet<WalletKey> wallets = new TreeSet<>();
    for (Posting posting : postings) {
      wallets.addAll(posting.positions().keySet());
      posting.bookings().forEach(b -> wallets.add(b.payer()));
    }
    tx.lock(wallets);
  }

  static void append(CreditTransaction tx, List<Posting> postings) {
    lock(tx, postings);
    tx.append(postings);
  }
}
