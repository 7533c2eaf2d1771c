package io.sessioncredits.verification.lincheck;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import java.util.random.RandomGenerator;

/** The calls over the store in memory. */
public class InMemoryCalls extends PurseCalls {
  private static final RandomGenerator NO_CHANCE = () -> 0;

  /** Creates the calls over an empty store. */
  public InMemoryCalls() {
    super(InMemoryCreditStore.builder().random(NO_CHANCE).pause(time -> {}).tries(100).build());
  }
}
