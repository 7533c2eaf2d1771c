package io.sessioncredits;

import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.client.ClientViews;
import io.sessioncredits.ledger.LedgerView;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.CreditStore;
import java.time.InstantSource;
import java.util.function.Function;

/** One practice in one store, under its rules and a clock. */
record Scope(
    PracticeId practice,
    CreditStore store,
    Function<? super PracticeId, CreditPolicy> policies,
    InstantSource clock) {

  CreditPolicy policy() {
    return Limits.given("policy of the practice", policies.apply(practice));
  }

  LedgerView ledgerView() {
    return new LedgerView(practice, store.queries(), policy(), clock);
  }

  ClientView show(ClientViewQuery query) {
    return new ClientViews(ledgerView(), policy().zone()).show(query);
  }
}
