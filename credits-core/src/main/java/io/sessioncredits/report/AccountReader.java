package io.sessioncredits.report;

import io.sessioncredits.model.AccountAsOf;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.AccountStanding;
import io.sessioncredits.model.AsOf;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accounts of a practice one after the other. It keeps a page of entries and the open
 * lines of one account, however large the practice is.
 */
final class AccountReader {
  /** No credit type comes behind this one. */
  private static final CreditType LAST_TYPE = CreditType.of("z".repeat(Limits.ID_LENGTH));

  private final CreditQueries queries;
  private final EntryRange range;
  private final List<AsOf> instants;
  private final Visitor visitor;
  private final MovePairs pairs;
  private @Nullable AccountKey account;
  private List<AccountAsOf> folds = List.of();

  /** What to do with an account. */
  interface Visitor {
    /**
     * Takes an account and where it stood at each instant; returns whether to go on reading.
     *
     * <p>Accounts come in the order of holder and credit type.
     */
    boolean visit(AccountKey account, List<AccountStanding> standings);
  }

  private AccountReader(
      CreditQueries queries, EntryRange range, List<AsOf> instants, Visitor visitor) {
    this.queries = queries;
    this.range = range;
    this.instants = instants;
    this.visitor = visitor;
    this.pairs = new MovePairs(range);
  }

  /** Returns a place behind all entries of {@code holder}. */
  static EntryRef behind(PracticeId practice, Holder holder) {
    return new EntryRef(AccountKey.of(practice, holder, LAST_TYPE), Long.MAX_VALUE);
  }

  /**
   * Lets {@code visitor} see the accounts of {@code range} behind {@code after}, and returns
   * whether both halves of every move were read.
   */
  static boolean read(
      CreditQueries queries,
      EntryRange range,
      Optional<EntryRef> after,
      List<AsOf> instants,
      Visitor visitor) {
    AccountReader reader = new AccountReader(queries, range, instants, visitor);
    reader.run(after);
    return reader.pairs.areComplete();
  }

  private void run(Optional<EntryRef> start) {
    Optional<EntryRef> after = start;
    List<LedgerEntry> page = queries.entries(range, after, Limits.PAGE);
    while (!page.isEmpty()) {
      for (LedgerEntry entry : page) {
        if (!entry.account().equals(account) && !next(entry.account())) {
          return;
        }
        read(entry);
      }
      after = Optional.of(page.get(page.size() - 1).ref());
      page = page.size() < Limits.PAGE ? List.of() : queries.entries(range, after, Limits.PAGE);
    }
    boolean unused = finish();
  }

  private boolean next(AccountKey begun) {
    boolean goesOn = finish();
    account = begun;
    folds =
        begun.type().isReserved()
            ? List.of()
            : instants.stream().map(i -> AccountAsOf.empty(begun, i)).toList();
    return goesOn;
  }

  private void read(LedgerEntry entry) {
    if (folds.isEmpty()) {
      return;
    }
    pairs.add(entry);
    List<AccountAsOf> after = new ArrayList<>(folds.size());
    folds.forEach(fold -> after.add(fold.after(entry)));
    folds = after;
  }

  private boolean finish() {
    if (account == null || folds.isEmpty()) {
      return true;
    }
    return visitor.visit(account, folds.stream().map(AccountAsOf::standing).toList());
  }
}
