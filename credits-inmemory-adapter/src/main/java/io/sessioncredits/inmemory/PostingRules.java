package io.sessioncredits.inmemory;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.StoreException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What must hold for a posting to be written: nothing twice, no gap, nothing without its lock. */
final class PostingRules {
  private PostingRules() {}

  /**
   * Checks that the wallets of {@code posting} are locked and that it crosses no practice.
   *
   * @throws IllegalStateException if not: an error of the program
   */
  static void checkLocks(Posting posting, Set<WalletKey> locked) {
    PracticeId practice = posting.request().id().practice();
    Set<WalletKey> touched = new HashSet<>(posting.positions().keySet());
    posting.entries().forEach(e -> touched.add(e.account().wallet()));
    posting.bookings().forEach(b -> touched.add(b.payer()));
    posting.purchases().forEach(p -> touched.add(p.holder()));
    if (!locked.containsAll(touched)) {
      throw new IllegalStateException("a wallet of the posting is not locked");
    }
    if (!touched.stream().allMatch(w -> w.practice().equals(practice))) {
      throw new IllegalStateException("the posting crosses practices");
    }
  }

  /**
   * Returns {@code posting} if it follows what is there.
   *
   * @throws StoreException retryable, if not: somebody wrote without these locks
   */
  static Posting following(Posting posting, RecordsView view) {
    if (view.request(posting.request().id()).isPresent()) {
      throw StoreException.retryable("the request was carried out already");
    }
    for (BookingRecord booking : posting.bookings()) {
      checkPayer(view.booking(booking.line()), booking);
    }
    for (PurchaseRecord purchase : posting.purchases()) {
      checkHolder(view.purchase(purchase.purchase()), purchase);
    }
    Map<WalletKey, Map<CreditType, Long>> reached = new HashMap<>();
    for (LedgerEntry entry : posting.entries()) {
      long sequence =
          reached
              .computeIfAbsent(entry.account().wallet(), view::sequences)
              .merge(entry.account().type(), 1L, Long::sum);
      if (entry.sequence() != sequence) {
        throw StoreException.retryable("an entry does not follow the last one of its account");
      }
    }
    posting.positions().keySet().forEach(w -> reached.computeIfAbsent(w, view::sequences));
    reached.forEach(
        (wallet, sequences) -> {
          Position position = posting.positions().get(wallet);
          if (position == null || !sequences(position).equals(sequences)) {
            throw StoreException.retryable("a position does not follow the entries of its wallet");
          }
        });
    return posting;
  }

  private static Map<CreditType, Long> sequences(Position position) {
    Map<CreditType, Long> sequences = new TreeMap<>();
    position.accounts().forEach((type, head) -> sequences.put(type, head.sequence()));
    return sequences;
  }

  private static void checkHolder(Optional<PurchaseRecord> known, PurchaseRecord purchase) {
    if (known.isPresent() && !known.get().holder().equals(purchase.holder())) {
      throw StoreException.retryable("the sale is another holder's already");
    }
  }

  private static void checkPayer(Optional<BookingRecord> known, BookingRecord booking) {
    if (known.isPresent() && !known.get().payer().equals(booking.payer())) {
      throw StoreException.retryable("the booking line is paid from another wallet already");
    }
  }

  /**
   * Checks once more, at the commit, what a transaction has appended.
   *
   * @throws StoreException retryable, if it does not follow what was committed meanwhile
   */
  static void verify(Records committed, Records appended) {
    if (appended.requests().stream().anyMatch(r -> committed.request(r) != null)) {
      throw StoreException.retryable("the request was carried out already");
    }
    for (BookingRecord booking : appended.bookings()) {
      checkPayer(Optional.ofNullable(committed.booking(booking.line())), booking);
    }
    for (PurchaseRecord purchase : appended.purchases().values()) {
      checkHolder(Optional.ofNullable(committed.purchase(purchase.purchase())), purchase);
    }
    for (WalletRecords wallet : appended.wallets()) {
      WalletRecords known = committed.wallet(wallet.key());
      wallet
          .entries()
          .forEach(
              (type, entries) ->
                  checkNext(known == null ? List.of() : known.entries(type), entries));
    }
  }

  private static void checkNext(List<LedgerEntry> known, List<LedgerEntry> added) {
    if (added.get(0).sequence() != known.size() + 1L) {
      throw StoreException.retryable("an entry does not follow the last one of its account");
    }
  }
}
