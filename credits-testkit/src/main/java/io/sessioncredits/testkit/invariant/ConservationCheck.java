package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Primitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** I4: the columns as the rules name them, and the pairs that moves are made of. */
final class ConservationCheck {
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("OPEN PURCHASE", "GRANTED"),
          Map.entry("OPEN RENEWAL", "GRANTED"),
          Map.entry("OPEN ADJUSTMENT", "ADJUSTED"),
          Map.entry("TAKE ADJUSTMENT", "ADJUSTED"),
          Map.entry("OPEN REVERSAL", "ADJUSTED"),
          Map.entry("TAKE REVERSAL", "ADJUSTED"),
          Map.entry("GIVE_BACK REVERSAL", "ADJUSTED"),
          Map.entry("OPEN BOOKING", "SPENT"),
          Map.entry("TAKE BOOKING", "SPENT"),
          Map.entry("GIVE_BACK CANCELLATION", "RESTORED"),
          Map.entry("GIVE_BACK WRITE_OFF", "WRITTEN_OFF"),
          Map.entry("TAKE EXPIRY", "EXPIRED"),
          Map.entry("OPEN REVOCATION", "REVOKED"),
          Map.entry("TAKE REVOCATION", "REVOKED"),
          Map.entry("MOVE TRANSFER", "TRANSFERRED"),
          Map.entry("MOVE REVERSAL", "TRANSFERRED"),
          Map.entry("MOVE SETTLEMENT", "SETTLED"),
          Map.entry("MOVE REISSUE", "REARRANGED"),
          Map.entry("MOVE MERGE", "REARRANGED"),
          Map.entry("HOLD BOOKING", "NONE"),
          Map.entry("UNHOLD BOOKING", "NONE"),
          Map.entry("UNHOLD CANCELLATION", "NONE"),
          Map.entry("UNHOLD TIME_OUT", "NONE"),
          Map.entry("TERMS ADJUSTMENT", "NONE"),
          Map.entry("TERMS BOOKING", "NONE"),
          Map.entry("TERMS CANCELLATION", "NONE"),
          Map.entry("TERMS SETTING", "NONE"),
          Map.entry("TERMS CATALOGUE", "NONE"),
          Map.entry("TERMS PACKAGE", "NONE"),
          Map.entry("TERMS AUTHORIZATION", "NONE"));

  private ConservationCheck() {}

  static void check(Books books, Findings findings) {
    Map<CreditType, Map<String, Long>> sums = new TreeMap<>();
    Map<CreditType, Long> closing = new TreeMap<>();
    Map<AccountKey, Long> rearranged = new TreeMap<>();
    for (LedgerEntry entry : books.allEntries()) {
      String column = COLUMNS.getOrDefault(entry.primitive() + " " + entry.cause(), "?");
      findings.expect(
          column.equals(entry.column().name()),
          entry.ref(),
          "%s for %s counts as %s, but ought to count as %s",
          entry.primitive(),
          entry.cause(),
          entry.column(),
          column);
      sums.computeIfAbsent(entry.account().type(), t -> new TreeMap<>())
          .merge(column, entry.amount(), Long::sum);
      if (column.equals("REARRANGED")) {
        rearranged.merge(entry.account(), entry.amount(), Long::sum);
      }
    }
    books
        .positions()
        .values()
        .forEach(
            p ->
                p.accounts()
                    .forEach((type, head) -> closing.merge(type, head.balance(), Long::sum)));
    sums.forEach((type, columns) -> sums(type, columns, closing.getOrDefault(type, 0L), findings));
    rearranged.forEach(
        (account, sum) -> findings.expect(sum == 0, account, "was rearranged by %d", sum));
    pairs(books, findings);
  }

  private static void sums(
      CreditType type, Map<String, Long> columns, long closing, Findings findings) {
    long all = columns.values().stream().mapToLong(Long::longValue).sum();
    findings.expect(all == closing, type, "closes with %d, but %s make %d", closing, columns, all);
    findings.expect(
        columns.getOrDefault("TRANSFERRED", 0L) == 0,
        type,
        "lost or won %d by transfers",
        columns.getOrDefault("TRANSFERRED", 0L));
    findings.expect(
        columns.getOrDefault("NONE", 0L) == 0,
        type,
        "changed by %d without a reason",
        columns.getOrDefault("NONE", 0L));
  }

  private static void pairs(Books books, Findings findings) {
    Map<EntryRef, LedgerEntry> byName = new HashMap<>();
    List<LedgerEntry> all = books.allEntries();
    all.forEach(e -> byName.put(e.ref(), e));
    for (LedgerEntry entry : all) {
      if (entry.primitive() == Primitive.MOVE) {
        LedgerEntry other = entry.related().map(byName::get).orElse(null);
        if (other == null) {
          findings.add(entry.ref(), "has no other half");
          continue;
        }
        boolean isPair =
            other.primitive() == Primitive.MOVE
                && other.cause() == entry.cause()
                && other.request().equals(entry.request())
                && other.related().map(entry.ref()::equals).orElse(false)
                && Math.abs(other.line() - entry.line()) == 1;
        findings.expect(isPair, entry.ref(), "and %s are no pair", other.ref());
        boolean isSameType = other.account().type().equals(entry.account().type());
        boolean isOpposite =
            isSameType
                ? other.amount() == -entry.amount()
                : Long.signum(other.amount()) == -Long.signum(entry.amount());
        findings.expect(
            isOpposite,
            entry.ref(),
            "moves %d where the other half moves %d",
            entry.amount(),
            other.amount());
      }
    }
  }
}
