package io.sessioncredits.verification.properties;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.spi.OwningCreditStore;

/** The stores that histories are carried out on. */
final class Stores {
  private Stores() {}

  static OwningCreditStore fresh() {
    return InMemoryCreditStore.create();
  }
}
