package io.sessioncredits.ledger;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of debts that were to be settled by hand. */
public sealed interface SettleDebtsOutcome extends Outcome {
  /**
   * At least one credit was paid; it may not have sufficed for all.
   *
   * @param receipt what it did; its movements name the lots that paid
   * @param debts what became of each debt that was meant, in the order in which they were paid
   */
  record Settled(Receipt receipt, List<SettledDebt> debts) implements SettleDebtsOutcome {
    /** Copies the list. */
    public Settled {
      debts = List.copyOf(debts);
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }

    /** Returns the debts of which something was paid. */
    public List<SettledDebt> paid() {
      return debts.stream().filter(d -> d.settled() > 0).toList();
    }

    /** Returns the debts of which something was still owed after it. */
    public List<SettledDebt> stillOwed() {
      return debts.stream().filter(d -> d.owed() > 0).toList();
    }
  }

  /**
   * It was refused, and no credit moved. Nothing was written, but that it was refused if the rules
   * of the practice remember that.
   *
   * @param reason why
   */
  record Refused(Refusal reason) implements SettleDebtsOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Settled, ? extends R> settled,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Settled done) {
      return settled.apply(done);
    }
    return refused.apply((Refused) this);
  }

  /**
   * Returns the receipt.
   *
   * @throws CreditRefusedException if it was refused
   */
  @CanIgnoreReturnValue
  default Receipt orThrow() {
    return fold(
        Settled::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
