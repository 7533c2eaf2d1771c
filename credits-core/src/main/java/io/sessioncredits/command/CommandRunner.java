package io.sessioncredits.command;

import java.util.List;

/**
 * Carries commands out, for one practice and in the name of one actor. Every service is a thin
 * front of it.
 *
 * <p>With an owning store each call is a transaction of its own: when it returns, what it did is
 * durable, and if the process dies before, all of it happened or nothing. With a joined store all
 * of it becomes durable when the host commits.
 *
 * <p>All methods throw {@link io.sessioncredits.model.RequestConflictException} if a key was used
 * before for another command, and {@code StoreException} if the store failed; nothing was written
 * then.
 */
public interface CommandRunner {
  /** Carries {@code command} out, or returns its first outcome if it was carried out before. */
  <O extends Outcome> O run(CreditCommand<O> command);

  /**
   * Returns what {@link #run} would return now, without a lock and without writing anything; it
   * promises nothing.
   */
  <O extends Outcome> O check(CreditCommand<O> command);

  /**
   * Carries all of {@code commands} out in one transaction, one after the other; a refused one
   * moves nothing and does not hinder the others.
   *
   * @throws io.sessioncredits.model.InvalidInputException if there are more than a batch may hold
   */
  <O extends Outcome> List<O> each(List<? extends CreditCommand<? extends O>> commands);

  /**
   * Carries all of {@code commands} out in one transaction, or none if one is refused.
   *
   * @throws io.sessioncredits.model.InvalidInputException if there are more than a batch may hold
   */
  BatchOutcome all(List<? extends CreditCommand<?>> commands);
}
