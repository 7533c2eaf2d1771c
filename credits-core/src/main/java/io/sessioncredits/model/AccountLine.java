package io.sessioncredits.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One lot or debt line of an account at an instant. Looking back, a line may be below zero where
 * its entry was written late, and be paid before it was owed; so it is a sum and nothing else.
 *
 * @param counted the credits of the entries that count; below zero they are owed
 * @param written the credits of all entries known; a line is forgotten when both are zero
 * @param terms the terms that count, or else the first ones known; empty for a debt
 * @param session what was booked when the line came to be owed
 * @param since the date from which it is owed
 * @param revoked whether the sale was undone
 */
record AccountLine(
    long counted,
    long written,
    Optional<LotTerms> terms,
    Optional<BookedSession> session,
    Instant since,
    boolean revoked) {
  static final AccountLine NONE =
      new AccountLine(0, 0, Optional.empty(), Optional.empty(), Limits.EARLIEST, false);

  boolean isOver() {
    return counted == 0 && written == 0 && !revoked;
  }

  /** Returns this line with {@code change} known, whether or not it counts. */
  AccountLine knowing(Change change) {
    return new AccountLine(
        counted,
        Math.addExact(written, change.amount()),
        terms.or(change::terms),
        session,
        since,
        revoked);
  }

  /** Returns this line with {@code change} counted. */
  AccountLine counting(Change change) {
    long sum = Math.addExact(counted, change.amount());
    boolean isNewDebt = sum < 0 && counted >= 0;
    boolean isUndone =
        change.primitive() == Primitive.TAKE
            && (change.cause() == Cause.REVOCATION || change.cause() == Cause.REVERSAL);
    return new AccountLine(
        sum,
        written,
        change.terms().or(this::terms),
        isNewDebt ? change.session() : session,
        isNewDebt
            ? change.session().map(BookedSession::startsAt).orElse(change.effectiveAt())
            : since,
        revoked || isUndone);
  }

  /** Returns the price of what is left; empty if the lot has none. */
  Optional<Price> value() {
    return terms
        .flatMap(LotTerms::price)
        .map(p -> p.share(Math.max(counted, 0), terms.orElseThrow().size()));
  }
}
