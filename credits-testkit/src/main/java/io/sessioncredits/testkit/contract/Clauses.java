package io.sessioncredits.testkit.contract;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What the areas of the contract have in common. */
abstract class Clauses {
  static final CreditType MASSAGE = CreditType.of("massage");
  static final ClientId ANNA = ClientId.of("anna");
  static final ClientId BELA = ClientId.of("bela");
  static final WalletKey ANNAS = new WalletKey(Stage.PRACTICE, ANNA);
  static final WalletKey BELAS = new WalletKey(Stage.PRACTICE, BELA);

  abstract Stage stage();

  OwningCreditStore store() {
    return stage().store();
  }

  SettableClock clock() {
    return stage().clock();
  }

  static RequestId request(String key) {
    return new RequestId(Stage.PRACTICE, Operation.GRANT, RequestKey.of(key));
  }

  /** Returns a hand-written posting that opens a lot in {@code before}. */
  static HandwrittenPosting opening(Position before, String key, long credits) {
    return HandwrittenPosting.of(request(key), Stage.START).open(before, MASSAGE, credits);
  }

  /** Appends {@code posting} in a transaction of its own, under its locks. */
  void write(Posting posting) {
    store()
        .inTransaction(
            tx -> {
              TreeSet<WalletKey> wallets = new TreeSet<>(posting.positions().keySet());
              posting.bookings().forEach(b -> wallets.add(b.payer()));
              posting.purchases().forEach(p -> wallets.add(p.holder()));
              tx.lock(
                  posting.request().id().practice(),
                  wallets,
                  new Lookups(
                      List.of(),
                      posting.bookings().stream().map(BookingRecord::line).toList(),
                      posting.purchases().stream().map(PurchaseRecord::purchase).toList()));
              tx.append(List.of(posting));
              return posting;
            });
  }

  /** Returns where {@code wallet} stands after {@code posting}. */
  static Position after(Posting posting, WalletKey wallet) {
    return Optional.ofNullable(posting.positions().get(wallet))
        .orElseThrow(() -> new IllegalArgumentException("the posting does not touch " + wallet));
  }

  /** Locks one wallet and returns where it stands. */
  static Position lock(CreditTransaction tx, WalletKey wallet) {
    return Optional.ofNullable(tx.lock(new TreeSet<>(List.of(wallet))).get(wallet))
        .orElseThrow(() -> new AssertionError("lock did not return the position of " + wallet));
  }

  /** Returns where a wallet stands, as the next transaction sees it. */
  Position position(WalletKey wallet) {
    return store().inTransaction(tx -> lock(tx, wallet));
  }

  /** Returns an outcome that must not be a refusal. */
  static <O extends Outcome> O done(O outcome) {
    outcome
        .refusal()
        .ifPresent(
            refusal -> {
              throw new AssertionError("refused with " + refusal.code());
            });
    return outcome;
  }
}
