package io.sessioncredits.inmemory;

import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.scenario.FieldScenarios;

/** The scenarios of the field, on the store in memory. */
class InMemoryScenariosTest extends FieldScenarios {
  @Override
  public OwningCreditStore openStore() {
    return InMemoryCreditStore.create();
  }
}
