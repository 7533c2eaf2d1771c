package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.StoreHarness;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs clauses of the contract on a store and tells what became of each. */
final class ContractRun {
  /** Of "S-01 a posting is visible …", the number. */
  private static final int NUMBER_LENGTH = 4;

  private ContractRun() {}

  /** The contract, on the harness of the run at hand; it is not run by itself. */
  static final class OnHarness extends CreditStoreContract {
    private static volatile @Nullable Supplier<StoreHarness> harnesses;

    @Override
    protected StoreHarness harness() {
      Supplier<StoreHarness> current = harnesses;
      if (current == null) {
        throw new IllegalStateException("run this contract through ContractRun");
      }
      return current.get();
    }
  }

  /** Runs the clauses with these numbers. */
  static Map<String, Status> some(Supplier<StoreHarness> harnesses, Collection<String> numbers) {
    return run(
        harnesses,
        descriptor ->
            FilterResult.includedIf(!descriptor.isTest() || numbers.contains(number(descriptor))));
  }

  private static String number(TestDescriptor clause) {
    return number(clause.getDisplayName());
  }

  private static String number(String sentence) {
    return sentence.substring(0, NUMBER_LENGTH);
  }

  private static Map<String, Status> run(
      Supplier<StoreHarness> harnesses, PostDiscoveryFilter filter) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(OnHarness.class))
            .filters(EngineFilter.includeEngines("junit-jupiter"), filter)
            .build();
    Notes notes = new Notes();
    OnHarness.harnesses = harnesses;
    try {
      LauncherFactory.create().execute(request, notes);
    } finally {
      OnHarness.harnesses = null;
    }
    return notes.ended;
  }

  /** Notes what became of each clause. */
  private static final class Notes implements TestExecutionListener {
    private final Map<String, Status> ended = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier clause, String reason) {
      throw new AssertionError("skipped: " + clause.getDisplayName());
    }

    @Override
    public void executionFinished(TestIdentifier clause, TestExecutionResult result) {
      if (clause.isTest()
          && ended.put(number(clause.getDisplayName()), result.getStatus()) != null) {
        throw new AssertionError("two clauses have one number: " + clause.getDisplayName());
      }
    }
  }
}
