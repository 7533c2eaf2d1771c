package io.sessioncredits.jpa;

import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.RenewalDue;
import io.sessioncredits.spi.CreditQueries.RenewalMark;
import io.sessioncredits.spi.PurchaseCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sold packages as rows, and back. */
final class PurchaseTable {
  static final List<String> KEY = List.of("practice", "purchase");

  /** The columns in the order of {@link #row} and {@link #read}. */
  static final String COLUMNS = "practice, purchase, holder, next_due, record";

  private static final long NEVER = Long.MAX_VALUE;

  private PurchaseTable() {}

  static List<Object> key(PracticeId practice, PurchaseRef purchase) {
    return List.of(practice.value(), purchase.value());
  }

  static List<Object> row(PurchaseRecord purchase) {
    List<Object> row = new ArrayList<>(key(purchase.holder().practice(), purchase.purchase()));
    row.add(purchase.holder().holder().key());
    row.add(purchase.nextDue().map(Micros::of).orElse(NEVER));
    row.add(PurchaseCodec.encode(purchase));
    return row;
  }

  static PurchaseRecord read(Row row) {
    WalletKey holder = new WalletKey(PracticeId.of(row.text(0)), Holder.ofKey(row.text(2)));
    return PurchaseCodec.decode(holder, PurchaseRef.of(row.text(1)), row.text(4));
  }

  static RenewalDue readDue(Row row) {
    RenewalMark mark = new RenewalMark(Micros.instant(row.number(3)), PurchaseRef.of(row.text(1)));
    try {
      return new RenewalDue(mark, Optional.of(read(row)));
    } catch (LedgerIntegrityException damaged) {
      return new RenewalDue(mark, Optional.empty());
    }
  }
}
