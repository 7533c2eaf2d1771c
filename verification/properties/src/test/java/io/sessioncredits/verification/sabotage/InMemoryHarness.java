package io.sessioncredits.verification.sabotage;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.contract.Capability;
import io.sessioncredits.testkit.contract.HostTransaction;
import io.sessioncredits.testkit.contract.StoreHarness;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** The store in memory, with or without something broken in front of it. */
final class InMemoryHarness implements StoreHarness {
  private final InMemoryCreditStore store;
  private final Function<InMemoryCreditStore, OwningCreditStore> owning;
  private final Function<InMemoryCreditStore, HostTransaction> hosts;

  InMemoryHarness(
      InMemoryCreditStore store,
      Function<InMemoryCreditStore, OwningCreditStore> owning,
      Function<InMemoryCreditStore, HostTransaction> hosts) {
    this.store = store;
    this.owning = owning;
    this.hosts = hosts;
  }

  @Override
  public OwningCreditStore open() {
    return owning.apply(store);
  }

  @Override
  public HostTransaction begin() {
    return hosts.apply(store);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.JOINED, Capability.SAVEPOINTS);
  }

  @Override
  public void close() {}
}
