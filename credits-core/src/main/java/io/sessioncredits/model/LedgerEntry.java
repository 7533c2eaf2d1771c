package io.sessioncredits.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One line of the ledger: what happened to one lot of one account, when, by whom and why.
 *
 * <p>Entries are written once and never changed or deleted; only the text of a {@link #reason} may
 * be erased. Per account the sequences are 1, 2, 3 … without gap, and each balance is the one
 * before plus the amount.
 */
@Value.Immutable
public abstract class LedgerEntry {
  LedgerEntry() {}

  /** A builder of entries, for the engine and for stores that read them back. */
  public static final class Builder extends ImmutableLedgerEntry.Builder {
    Builder() {}
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the account. */
  public abstract AccountKey account();

  /** Returns the number of the entry in its account, from 1. */
  public abstract long sequence();

  /** Returns what the entry does. */
  public abstract Primitive primitive();

  /** Returns why. */
  public abstract Cause cause();

  /** Returns the sequence of the entry that opened the lot concerned. */
  public abstract long lot();

  /** Returns by how many credits the balance changes; 0 for holds and terms. */
  public abstract long amount();

  /** Returns by how many credits what is set aside in the lot changes; 0 for all but holds. */
  @Value.Default
  public long held() {
    return 0;
  }

  /** Returns the balance of the account after the entry: credits less debts. */
  public abstract long balanceAfter();

  /** Returns when the entry counts. */
  public abstract Instant effectiveAt();

  /** Returns when it was written; never before that of an earlier entry of the wallet. */
  public abstract Instant recordedAt();

  /** Returns the request whose posting the entry belongs to. */
  public abstract RequestId request();

  /** Returns the place of the entry in its posting, from 0. */
  public abstract int line();

  /** Returns the other half of a move, or the entry that this one undoes. */
  public abstract Optional<EntryRef> related();

  /** Returns the session that was booked, cancelled or settled. */
  public abstract Optional<BookedSession> session();

  /** Returns the terms of the lot: where it opens, opens again or changes. */
  public abstract Optional<LotTerms> terms();

  /** Returns who did it. */
  public abstract Actor actor();

  /** Returns why somebody did it, in words. */
  public abstract Optional<SealedText> reason();

  /** Returns what else the entry says. */
  public abstract Map<Fact, String> facts();

  /** Returns the digest over the one before and the content of this entry. */
  @Value.Default
  public Digest digest() {
    return Digest.NONE;
  }

  /** Returns this entry with its digest. */
  public abstract LedgerEntry withDigest(Digest digest);

  /** Returns this entry with another reason; only an erased one keeps the digest valid. */
  public abstract LedgerEntry withReason(SealedText reason);

  /** Returns the name of this entry. */
  public EntryRef ref() {
    return new EntryRef(account(), sequence());
  }

  /** Returns the name of the lot concerned. */
  public LotId lotId() {
    return new LotId(account(), lot());
  }

  /** Returns the column of the roll-forward that this entry counts in. */
  public Column column() {
    return Column.of(primitive(), cause());
  }

  @Value.Check
  void check() {
    Limits.between("sequence", sequence(), 1, Long.MAX_VALUE);
    Limits.between("lot", lot(), 1, Long.MAX_VALUE);
    Limits.between("line", line(), 0, Integer.MAX_VALUE);
    if (!request().practice().equals(account().wallet().practice())) {
      throw new InvalidInputException(
          "request", request(), "must be of practice " + account().wallet().practice());
    }
    if (Column.of(primitive(), cause()) == Column.NONE && amount() != 0) {
      throw new InvalidInputException("amount", amount(), "must be 0 for " + primitive());
    }
  }
}
