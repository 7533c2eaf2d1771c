package io.sessioncredits.verification.sabotage;

import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.StoreHarness;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Runs clauses of the contract on a store and tells what became of each. */
final class ContractRun {
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

  /** Runs all clauses and returns what became of each, by its number. */
  static Map<String, Status> all(Supplier<StoreHarness> harnesses) {
    OnHarness.harnesses = harnesses;
    try {
      return ClauseRun.all(OnHarness.class);
    } finally {
      OnHarness.harnesses = null;
    }
  }

  /** Runs the clauses with these numbers. */
  static Map<String, Status> some(Supplier<StoreHarness> harnesses, Collection<String> numbers) {
    OnHarness.harnesses = harnesses;
    try {
      return ClauseRun.some(OnHarness.class, numbers);
    } finally {
      OnHarness.harnesses = null;
    }
  }
}
