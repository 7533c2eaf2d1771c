package io.sessioncredits.authorization;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a change of an authorization. */
public sealed interface AuthorizationOutcome extends Outcome {
  /**
   * It is carried out; if the authorization was like that before, nothing was written but the
   * request.
   *
   * @param receipt what it did: movements without an amount
   */
  record Changed(Receipt receipt) implements AuthorizationOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * It was refused, and nothing was written.
   *
   * @param reason why
   */
  record Refused(Refusal reason) implements AuthorizationOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Changed, ? extends R> changed,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Changed done) {
      return changed.apply(done);
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
        Changed::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
