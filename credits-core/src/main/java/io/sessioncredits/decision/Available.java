package io.sessioncredits.decision;

import io.sessioncredits.engine.Draft;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.OpenLot;
import java.util.List;

/** What is free in an account now, in the order of use. */
final class Available {
  private Available() {}

  static List<OpenLot> lots(Draft draft, AccountKey account) {
    return draft.position(account.wallet()).lots().stream()
        .filter(l -> l.type().equals(account.type()) && !l.revoked() && l.free() > 0)
        .filter(l -> l.terms().isValidAt(draft.now()))
        .sorted(draft.policy().burnDown())
        .toList();
  }
}
