package io.sessioncredits.authorization;

import io.sessioncredits.model.Holder;
import java.util.List;
import java.util.Optional;

/**
 * One page of authorizations that end soon with something left.
 *
 * @param authorizations client by client, each client's together
 * @param next where the next page begins: the last client of this one; empty if there is no more
 */
public record EndingPage(List<AuthorizationStanding> authorizations, Optional<Holder> next) {
  /** Copies the list. */
  public EndingPage {
    authorizations = List.copyOf(authorizations);
  }
}
