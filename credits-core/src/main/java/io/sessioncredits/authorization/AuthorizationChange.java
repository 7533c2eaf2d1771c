package io.sessioncredits.authorization;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An authorization kept, changed or ended. What was counted before stays counted.
 *
 * <p>One that has ended is open again if it is kept again.
 */
@Value.Immutable
public abstract class AuthorizationChange implements CreditCommand<AuthorizationOutcome> {
  AuthorizationChange() {}

  /**
   * Returns the change after which {@code authorization} is kept as it is given here, whatever was
   * kept under its number before.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static AuthorizationChange keep(RequestKey key, Authorization authorization) {
    Limits.given("authorization", authorization);
    return of(key, authorization.client(), authorization.ref()).withAuthorization(authorization);
  }

  /**
   * Returns the change after which the authorization {@code ref} of {@code client} takes no more
   * visits; those booked before stay counted.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static AuthorizationChange end(
      RequestKey key, ClientId client, AuthorizationRef ref, Reason reason) {
    return of(key, client, ref).withReason(Limits.given("reason", reason));
  }

  private static AuthorizationChange of(RequestKey key, ClientId client, AuthorizationRef ref) {
    return ImmutableAuthorizationChange.of(
        Limits.given("requestKey", key),
        Limits.given("client", client),
        Limits.given("authorization", ref));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns whose authorization. */
  @Value.Parameter
  public abstract ClientId client();

  /** Returns its number. */
  @Value.Parameter
  public abstract AuthorizationRef ref();

  /** Returns what it says from now on; empty if it is ended. */
  public abstract Optional<Authorization> authorization();

  /** Returns why; always there if it is ended. */
  public abstract Optional<Reason> reason();

  abstract AuthorizationChange withAuthorization(Authorization authorization);

  /** Returns this change with a reason. */
  public abstract AuthorizationChange withReason(Reason reason);

  @Override
  public Operation operation() {
    return Operation.AUTHORIZE;
  }
}
