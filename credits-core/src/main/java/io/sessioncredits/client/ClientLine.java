package io.sessioncredits.client;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One line of history for a client's eyes: no name of anybody who works at the practice, no reason
 * meant for colleagues, and of other members of a group no session.
 */
@Value.Immutable
public abstract class ClientLine {
  /** Who brought a change about, as far as clients are told. */
  public enum By {
    /** Somebody who works for the practice. */
    STAFF,
    /** A client. */
    CLIENT,
    /** A program of the practice. */
    SYSTEM,
    /** Time alone. */
    TIME
  }

  ClientLine() {}

  /** Returns when it counts. */
  public abstract Instant effectiveAt();

  /** Returns the credit type. */
  public abstract CreditType type();

  /** Returns why. */
  public abstract Cause cause();

  /** Returns by how many credits the balance changed; 0 for credits set aside or freed. */
  public abstract long amount();

  /** Returns by how many credits what is set aside changed. */
  public abstract long held();

  /** Returns the balance of the type after it. */
  public abstract long balanceAfter();

  /** Returns who brought it about. */
  public abstract By by();

  /** Returns the client's own session that it is about; empty for none, and for those of others. */
  public abstract Optional<BookedSession> session();

  /** Returns the line in plain language. */
  public abstract String text();
}
