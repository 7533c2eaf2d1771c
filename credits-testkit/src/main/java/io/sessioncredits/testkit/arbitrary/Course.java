package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.model.Actor;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.util.Optional;

/** What happens to the course of things rather than to credits. */
sealed interface Course extends Intent {

  /** Time passes, or the clock is set back. */
  record Wait(Duration time) implements Course {
    @Override
    public void addTo(Script script) {
      script.pass(time);
    }
  }

  /** Time passes to the very instant at which something ends or begins, or close to it. */
  record WaitFor(int edge, Duration beside) implements Course {
    @Override
    public void addTo(Script script) {
      script.passTo(edge, beside);
    }
  }

  /** The practice changes its rules. */
  record NewRules(PolicyChoice policy) implements Course {
    @Override
    public void addTo(Script script) {
      script.change(policy);
    }
  }

  /** Somebody else acts. */
  record NewActor(Actor actor) implements Course {
    @Override
    public void addTo(Script script) {
      script.change(actor);
    }
  }

  /** The next commands are sent together. */
  record Together(int size, Step.Mode mode) implements Course {
    @Override
    public void addTo(Script script) {
      script.open(size, mode);
    }
  }

  /** An earlier command is sent again. */
  record Repeat(int back) implements Course {
    @Override
    public void addTo(Script script) {
      script.said(back).ifPresent(script::say);
    }
  }

  /** The key of an earlier command is used for another one. */
  record Conflict(int back) implements Course {
    @Override
    public void addTo(Script script) {
      script.said(back).ifPresent(c -> script.say(other(c)));
    }

    private static CreditCommand<?> other(CreditCommand<?> command) {
      if (command instanceof Grant grant) {
        return Grant.of(grant.holder(), grant.type(), grant.credits() + 1, grant.purchase())
            .withKey(grant.key());
      } else if (command instanceof Booking booking) {
        return booking.withSeats(booking.seats() + 1);
      } else if (command instanceof Adjustment adjustment) {
        return adjustment.expecting(adjustment.expected().orElse(0) + 1);
      } else if (command instanceof WriteOff writeOff) {
        return writeOff.withCredits(writeOff.credits().orElse(0) + 1);
      } else if (command instanceof SettleDebts settlement) {
        boolean isOfYoga = settlement.type().equals(Optional.of(Town.CREDITS.get(0)));
        return settlement.withType(Town.CREDITS.get(isOfYoga ? 1 : 0));
      } else if (command instanceof Transfer transfer) {
        return Transfer.of(
            transfer.key(),
            transfer.sender(),
            transfer.receiver(),
            transfer.type(),
            transfer.credits() + 1);
      } else if (command instanceof Reversal reversal) {
        boolean isClamped = reversal.shortfall() == ShortfallRule.CLAMP;
        return reversal.withShortfall(isClamped ? ShortfallRule.DEBT : ShortfallRule.CLAMP);
      }
      return command;
    }
  }
}
