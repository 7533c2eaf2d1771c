package io.sessioncredits.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One thing that a posting tells about one account: what happened, to whom, how much, and how many
 * credits there were before and after.
 *
 * <p>A posting has at most one message of each kind for an account. All its messages about an
 * account name the same {@link #sequence}, {@link #before} and {@link #after}: those of the whole
 * posting. So a mark that is passed and passed back within one posting is no crossing.
 *
 * <p>Why something was done, in words, is not in a message: such a text can be erased from the
 * ledger, and could not be called back from here. The history has it, under {@link #entry}.
 */
@Value.Immutable
public abstract class CreditMessage {
  CreditMessage() {}

  /** A builder of messages, for the engine and for stores that read them back. */
  public static final class Builder extends ImmutableCreditMessage.Builder {
    Builder() {}
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what is told. */
  public abstract MessageKind kind();

  /** Returns whose credits, at which practice, and of which type. */
  public abstract AccountKey account();

  /**
   * Returns the number of the last entry that the posting wrote in the account, from 1: messages
   * about one account are ordered by it. 0 for warnings of authorizations, which no entry tells of.
   */
  public abstract long sequence();

  /**
   * Returns by how many credits the entries told of changed the posted balance: less than 0 for
   * what went, 0 for holds, crossings, and debts paid within one credit type. The amounts of all
   * messages of a posting about an account add up to the change of its posted balance.
   */
  @Value.Default
  public long amount() {
    return 0;
  }

  /**
   * Returns how many credits it is about, never less than 0: moved, set aside, freed, or used to
   * pay; 0 for crossings.
   */
  @Value.Default
  public long credits() {
    return 0;
  }

  /**
   * Returns the balance as the ledger had it before the posting. What had ended by then and was not
   * written down yet is still in it: the posting writes it down, and tells of it.
   */
  public abstract Balance before();

  /** Returns the balance after the posting, at its instant. */
  public abstract Balance after();

  /** Returns the lots and debts concerned, oldest entry first; empty for crossings. */
  public abstract List<LotId> lots();

  /**
   * Returns the sessions concerned: the one booked or cancelled, or those that were paid for; empty
   * for crossings.
   */
  public abstract List<BookedSession> sessions();

  /** Returns the other side of a transfer; empty for all other kinds. */
  public abstract Optional<Holder> otherHolder();

  /** Returns the low marks that were passed, lowest first; empty for all kinds but low. */
  public abstract List<Long> lowMarks();

  /**
   * Returns what the authorizations of the attendee do not pay for; empty for all kinds but
   * warnings of authorizations.
   */
  public abstract List<AuthorizationWarning> warnings();

  /** Returns what else the entries say; the last one counts where two differ. */
  public abstract Map<Fact, String> facts();

  /** Returns who did it; {@link Actor#TIME} for what time alone brought. */
  public abstract Actor actor();

  /** Returns the request whose posting it was: the name that ties all its messages together. */
  public abstract RequestId request();

  /** Returns when the posting was written. */
  public abstract Instant recordedAt();

  /** Returns whose credits they are. */
  public Holder holder() {
    return account().wallet().holder();
  }

  /** Returns the credit type. */
  public CreditType type() {
    return account().type();
  }

  /**
   * Returns the name of the last entry that the posting wrote in the account; empty for warnings of
   * authorizations, which no entry tells of.
   */
  public Optional<EntryRef> entry() {
    return sequence() == 0 ? Optional.empty() : Optional.of(new EntryRef(account(), sequence()));
  }

  @Value.Check
  void check() {
    long first = kind() == MessageKind.AUTHORIZATION_WARNING ? 0 : 1;
    Limits.between("sequence", sequence(), first, Long.MAX_VALUE);
    Limits.between("credits", credits(), 0, Long.MAX_VALUE);
    if (!request().practice().equals(account().wallet().practice())) {
      throw new InvalidInputException(
          "request", request(), "must be of practice " + account().wallet().practice());
    }
  }
}
