package io.sessioncredits.verification.sabotage;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
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

/** Runs clauses of a contract and tells what became of each. */
final class ClauseRun {
  /** Of "S-01 a posting is visible …", the number. */
  private static final int NUMBER_LENGTH = 4;

  private ClauseRun() {}

  /** Runs all clauses of {@code contract} and returns what became of each, by its number. */
  static Map<String, Status> all(Class<?> contract) {
    return run(contract, descriptor -> FilterResult.included("all"));
  }

  /** Runs the clauses with these numbers. */
  static Map<String, Status> some(Class<?> contract, Collection<String> numbers) {
    return run(
        contract,
        descriptor ->
            FilterResult.includedIf(!descriptor.isTest() || numbers.contains(number(descriptor))));
  }

  private static String number(TestDescriptor clause) {
    return number(clause.getDisplayName());
  }

  private static String number(String sentence) {
    return sentence.substring(0, NUMBER_LENGTH);
  }

  private static Map<String, Status> run(Class<?> contract, PostDiscoveryFilter filter) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(contract))
            .filters(EngineFilter.includeEngines("junit-jupiter"), filter)
            .build();
    Notes notes = new Notes();
    LauncherFactory.create().execute(request, notes);
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
