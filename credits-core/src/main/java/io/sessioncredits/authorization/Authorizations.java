package io.sessioncredits.authorization;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what insurers have authorized, and tells how much of it is used and left.
 *
 * <p>Bookings are counted for their attendee where the setting {@link
 * io.sessioncredits.policy.Setting#TRACK_AUTHORIZATION} says so, whoever pays in credits and
 * whether credits are used at all (FIELD, S138). A booking counts as scheduled, and as occurred
 * once the attendance is recorded; one that was cancelled or not attended counts no longer.
 * Transaction and crash behaviour: see {@link CommandRunner}.
 */
public final class Authorizations {
  private final CommandRunner runner;
  private final AuthorizationsView view;

  /** Creates the service that sends its commands to {@code runner} and reads through a view. */
  public Authorizations(CommandRunner runner, AuthorizationsView view) {
    this.runner = runner;
    this.view = view;
  }

  /**
   * Keeps, changes or ends an authorization.
   *
   * <p>Refused with {@code STAFF_ONLY} to clients, {@code UNKNOWN_AUTHORIZATION} where there is
   * nothing to end, {@code AUTHORIZATION_IN_USE} if it is to be counted in other units while visits
   * are counted, and {@code TOO_MANY_NOTES}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     change
   */
  public AuthorizationOutcome change(AuthorizationChange change) {
    return runner.run(Limits.given("change", change));
  }

  /**
   * Returns all authorizations of {@code client} with their status today, those that have ended
   * included, in the order in which they are used.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the client is null
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public List<AuthorizationStanding> of(ClientId client) {
    return view.of(Limits.given("client", client));
  }

  /**
   * Returns authorizations of the practice that can be used today, end within {@code days} and have
   * something left by their rule: for an alert while the visits can still be booked (FIELD, Q20).
   *
   * <p>Reads page by page what is committed, without a lock, until enough clients are found.
   *
   * @param days how many days after today the last day may be, 0 to 3660; today itself is day 0
   * @param after where to begin: {@link EndingPage#next} of the page before; empty for the first
   * @param limit of how many clients at most, 1 to {@link Limits#PAGE}
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public EndingPage endingWithUnused(int days, Optional<Holder> after, int limit) {
    Limits.between("days", days, 0, 3_660);
    Limits.between("limit", limit, 1, Limits.PAGE);
    return view.ending(days, Limits.given("after", after), limit);
  }
}
