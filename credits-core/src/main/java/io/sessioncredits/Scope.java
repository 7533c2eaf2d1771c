package io.sessioncredits;

import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.client.ClientViews;
import io.sessioncredits.engine.PracticeRules;
import io.sessioncredits.ledger.LedgerView;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.Lookups;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** One practice in one store, under its rules and a clock. */
record Scope(PracticeId practice, CreditStore store, PracticeRules rules, InstantSource clock) {
  Assortment packages() {
    CreditQueries queries = store.queries();
    CreditQueries.View view = queries.view(practice, List.of(), Lookups.NONE);
    return rules.at(practice, queries, view).practice().packages();
  }

  ZoneId zone() {
    return rules.given(practice).zone();
  }

  RulesInForce inForce(CreditQueries.View view) {
    return rules.at(practice, store.queries(), view);
  }

  LedgerView ledgerView() {
    return new LedgerView(practice, store.queries(), this::inForce, clock);
  }

  ClientView show(ClientViewQuery query) {
    return new ClientViews(ledgerView(), zone()).show(query);
  }
}
