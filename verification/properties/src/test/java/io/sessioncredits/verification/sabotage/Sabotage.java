package io.sessioncredits.verification.sabotage;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.contract.HostTransaction;
import io.sessioncredits.testkit.contract.StoreHarness;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way to break a store, and the clauses that must find it.
 *
 * @param name what is broken
 * @param clauses the numbers of the clauses
 * @param owning puts what is broken in front of a sound store
 * @param hosts begins a transaction of a host over the store
 */
record Sabotage(
    String name,
    List<String> clauses,
    Function<InMemoryCreditStore, OwningCreditStore> owning,
    Function<InMemoryCreditStore, HostTransaction> hosts) {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  /** Returns all sabotages. */
  static Stream<Sabotage> table() {
    return Stream.of(
        of("no lock", BrokenLocks::none, "S-31"),
        of("first touch without lock", BrokenLocks::knownWalletsOnly, "S-31"),
        of("updates lost", BrokenLocks::lastWriterLoses, "S-33", "S-34"),
        of("position read before the lock", BrokenLocks::readBefore, "S-32"),
        of("locks in unsorted order", BrokenLocks::unsorted, "S-41"),
        of("locks kept after a failure", BrokenLocks::keptAfterFailure, "S-24"),
        of(
            "commit after each call",
            BrokenTransactions::eachCallAlone,
            "S-07",
            "S-21",
            "S-29",
            "Q-02"),
        of("retry after a commit", BrokenTransactions::runTwice, "S-26"),
        of("exceptions wrapped", BrokenTransactions::wrapping, "S-23"),
        of("stale snapshot", BrokenTransactions::staleSnapshot, "S-36", "S-37"),
        of("stale position", BrokenTransactions::stalePosition, "S-35"),
        of("second posting missing", BrokenWrites::firstPostingOnly, "S-05"),
        of("duplicates ignored", BrokenWrites::duplicatesIgnored, "S-27"),
        of("booking update lost", BrokenWrites::bookingUpdateLost, "S-06"),
        of("instants in milliseconds", BrokenWrites::milliseconds, "S-11"),
        of("terms of entries lost", BrokenWrites::termsOfEntriesLost, "S-12"),
        of("prices of lots lost", BrokenWrites::pricesOfLotsLost, "S-12"),
        of("request key forgotten", BrokenKeys::forgotten, "S-51", "S-52"),
        of("request key of the wallet", BrokenKeys::ofWallet, "S-53"),
        of("request key without case", BrokenKeys::ignoringCase, "S-17"),
        of("half a transfer seen", BrokenReads::walletByWallet, "S-38"),
        of("unknown wallets missing", BrokenReads::unknownWalletsMissing, "S-03"),
        of("page and position apart", BrokenReads::pageThenPosition, "S-39"),
        of("pages skip an entry", BrokenReads::skippingPages, "S-62"),
        of("pages by offset", BrokenReads::countingPages, "S-63"),
        of("entry order lost", BrokenReads::timeOrderOnly, "S-61"),
        of("pages filtered too late", BrokenReads::filteringPages, "H-01", "H-07"),
        of(
            "causes ignored",
            BrokenReads.asking(asked -> asked.withCauses(List.of())),
            "H-01",
            "H-06"),
        of("periods begin late", BrokenReads.asking(BrokenReads::beginningLate), "H-02", "H-03"),
        of("written for known", BrokenReads.asking(BrokenReads::writtenForKnown), "H-05", "H-06"),
        of("entries backwards", BrokenReads::entriesBackwards, "S-65"),
        of("entries known too early", BrokenReads::knownTooEarly, "S-82"),
        of("entry pages by offset", BrokenReads::countingEntries, "S-84"),
        of("wallets sorted for people", BrokenReads::walletsForPeople, "S-66"),
        of("due too late", BrokenReads::dueTooLate, "S-67"),
        of("purchase update lost", BrokenWrites::purchaseUpdateLost, "P-03"),
        of("stamp never moves", BrokenReads::firstStamp, "P-11"),
        of("renewals too late", BrokenReads::renewalsTooLate, "P-10"),
        of("purchases without practice", BrokenTenancy::purchases, "P-05"),
        of("requests without practice", BrokenTenancy::requests, "S-72"),
        of("bookings without practice", BrokenTenancy::bookings, "S-73"),
        of("wallets without practice", BrokenTenancy::wallets, "S-76"),
        of("due without practice", BrokenTenancy::due, "S-77"),
        of("messages without practice", BrokenTenancy::messages, "S-78"),
        of("outbox row lost", BrokenOutbox::rowLost, "Q-01"),
        of("newest message first", BrokenOutbox::newestFirst, "Q-04"),
        of("lease not honoured", BrokenOutbox::leaseIgnored, "Q-05", "Q-07"),
        of("lease for ever", BrokenOutbox::leaseForEver, "Q-06"),
        of("delay ignored", BrokenOutbox::delayIgnored, "Q-09", "Q-10"),
        of("parked message lost", BrokenOutbox::parkedLost, "Q-11", "Q-12"),
        of("stale claim heard", BrokenOutbox::staleClaimHeard, "Q-15"),
        of("release unasked", BrokenOutbox::releaseUnasked, "Q-17"),
        of("waiting for ever", BrokenOutbox::waitingForEver, "Q-18"),
        ofHost("joined store commits", BrokenHosts::committing, "J-02", "J-04"),
        ofHost("joined store retries", BrokenHosts::retrying, "J-07"),
        ofHost("joined reads elsewhere", BrokenHosts::readingElsewhere, "J-03"),
        ofHost("prelock ignored", BrokenHosts::lockingLate, "J-09"),
        ofHost("savepoint ignored", BrokenHosts::keepingAll, "J-11"));
  }

  private static Sabotage of(
      String name, Function<InMemoryCreditStore, OwningCreditStore> owning, String... clauses) {
    return new Sabotage(name, List.of(clauses), owning, store -> new InMemoryHost(store.begin()));
  }

  private static Sabotage ofHost(
      String name, Function<InMemoryCreditStore, HostTransaction> hosts, String... clauses) {
    return new Sabotage(name, List.of(clauses), store -> store, hosts);
  }

  /** Returns the same harness with nothing broken. */
  static StoreHarness sound() {
    return of("nothing", store -> store).harness();
  }

  /** Returns a harness of a store in memory that is broken so. */
  StoreHarness harness() {
    InMemoryCreditStore store =
        InMemoryCreditStore.builder().lockTimeout(LOCK_TIMEOUT).tries(2).build();
    return new InMemoryHarness(store, owning, hosts);
  }

  @Override
  public String toString() {
    return name + ": " + String.join(", ", clauses);
  }
}
