package io.sessioncredits.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What an entry does to its account, without who, when recorded and under which number: the part
 * that a position is a function of.
 */
@Value.Immutable
public abstract class Change {
  Change() {}

  /** A builder of changes. */
  public static final class Builder extends ImmutableChange.Builder {
    Builder() {}
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the change that {@code entry} made. */
  public static Change of(LedgerEntry entry) {
    return builder()
        .type(entry.account().type())
        .primitive(entry.primitive())
        .cause(entry.cause())
        .lot(entry.lot())
        .amount(entry.amount())
        .held(entry.held())
        .effectiveAt(entry.effectiveAt())
        .related(entry.related())
        .session(entry.session())
        .terms(entry.terms())
        .facts(entry.facts())
        .build();
  }

  /** Returns the credit type, hence the account of the wallet. */
  public abstract CreditType type();

  /** Returns what is done. */
  public abstract Primitive primitive();

  /** Returns why. */
  public abstract Cause cause();

  /** Returns the sequence of the entry that opened the lot concerned. */
  public abstract long lot();

  /** Returns by how many credits the balance changes. */
  @Value.Default
  public long amount() {
    return 0;
  }

  /** Returns by how many credits what is set aside in the lot changes. */
  @Value.Default
  public long held() {
    return 0;
  }

  /** Returns when it counts. */
  public abstract Instant effectiveAt();

  /** Returns the other half of a move, or the entry that is undone. */
  public abstract Optional<EntryRef> related();

  /** Returns the session concerned. */
  public abstract Optional<BookedSession> session();

  /** Returns the terms of the lot: where it opens, opens again or changes. */
  public abstract Optional<LotTerms> terms();

  /** Returns what else is said. */
  public abstract Map<Fact, String> facts();
}
