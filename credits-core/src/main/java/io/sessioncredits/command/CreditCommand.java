package io.sessioncredits.command;

import io.sessioncredits.model.Operation;
import io.sessioncredits.model.RequestKey;

/**
 * Something a host asks for, as an immutable value that was checked when it was made.
 *
 * <p>Sending the same command again, any number of times, in parallel or after a crash, has one
 * effect. Only the commands of this library can be carried out.
 *
 * @param <O> what becomes of it
 */
public interface CreditCommand<O extends Outcome> {
  /** Returns the kind of command. */
  Operation operation();

  /** Returns the key: with the operation and the practice it names the command for ever. */
  RequestKey key();
}
