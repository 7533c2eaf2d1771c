package io.sessioncredits.testkit.scenario;

import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import java.time.ZoneId;

/** Where scenarios get their stores from. */
public interface StoreSource {
  /** Returns a new store without any rows. */
  OwningCreditStore openStore();

  /** Returns a scene on a new store, at a practice in London under the standard rules. */
  default Scene scene() {
    return scene(CreditPolicy.standard(ZoneId.of("Europe/London")));
  }

  /** Returns a scene on a new store under {@code policy}. */
  default Scene scene(CreditPolicy policy) {
    return new Scene(openStore(), policy);
  }

  /** Returns the standard rules of a practice in London. */
  default CreditPolicy standard() {
    return CreditPolicy.standard(ZoneId.of("Europe/London"));
  }

  /** Returns the rules of a practice in London that lets clients book without credit. */
  default CreditPolicy permissive() {
    return CreditPolicy.permissive(ZoneId.of("Europe/London"));
  }
}
