package io.sessioncredits.testkit.oracle;

import io.sessioncredits.booking.AttendanceOutcome;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.ledger.AdjustmentOutcome;
import io.sessioncredits.ledger.GrantOutcome;
import io.sessioncredits.ledger.ReversalOutcome;
import io.sessioncredits.ledger.SettleDebtsOutcome;
import io.sessioncredits.ledger.WriteOffOutcome;
import io.sessioncredits.maintenance.SweepOutcome;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.transfer.TransferOutcome;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What comes of a command, as named texts: predicted by the oracle, or read from a real outcome, so
 * that two can be compared and their difference be read.
 *
 * <p>Of the entries it holds the sums for each holder and credit type, not their number or kind.
 *
 * @param variant the simple name of the outcome's variant, or of the exception
 * @param says what it says, by name
 */
public record Prediction(String variant, SortedMap<String, String> says) {
  private static final String REFUSED = "Refused";

  /** Copies the texts. */
  public Prediction {
    says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
  }

  static Prediction of(String variant) {
    return new Prediction(variant, new TreeMap<>());
  }

  Prediction with(String name, Object value) {
    SortedMap<String, String> more = new TreeMap<>(says);
    more.put(name, value.toString());
    return new Prediction(variant, more);
  }

  Prediction withChanges(Map<String, Long> changes) {
    Prediction all = this;
    for (Map.Entry<String, Long> change : changes.entrySet()) {
      if (change.getValue() != 0) {
        all = all.with(change.getKey(), change.getValue());
      }
    }
    return all;
  }

  /** Returns that the command is refused for this reason. */
  public static Prediction refused(Refusal refusal) {
    return of(REFUSED)
        .with("code", refusal.code())
        .with("required", refusal.required())
        .with("available", refusal.available())
        .with("availableOnSessionDate", refusal.availableOnSessionDate())
        .with("owed", refusal.owed())
        .with("expiresAt", refusal.expiresAt());
  }

  /** Returns that the command throws an exception of this kind. */
  public static Prediction failed(RuntimeException failure) {
    return of(failure.getClass().getSimpleName());
  }

  /** Returns what {@code outcome} says. */
  public static Prediction of(Outcome outcome) {
    Optional<Refusal> refusal = outcome.refusal();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    if (outcome instanceof GrantOutcome.Granted granted) {
      return of("Granted").receipt(granted.receipt());
    } else if (outcome instanceof AdjustmentOutcome.Adjusted adjusted) {
      return of("Adjusted").with("number", adjusted.number()).receipt(adjusted.receipt());
    } else if (outcome instanceof WriteOffOutcome.WrittenOff written) {
      return of("WrittenOff").with("credits", written.credits()).receipt(written.receipt());
    } else if (outcome instanceof SettleDebtsOutcome.Settled settled) {
      return of("Settled").with("debts", settled.debts()).receipt(settled.receipt());
    } else if (outcome instanceof ReversalOutcome.Reversed reversed) {
      return of("Reversed").with("uncollected", reversed.uncollected()).receipt(reversed.receipt());
    } else if (outcome instanceof BookingOutcome.Booked booked) {
      return of("Booked").with("state", booked.state()).receipt(booked.receipt());
    } else if (outcome instanceof CancellationOutcome.Restored restored) {
      return of("Restored").receipt(restored.receipt());
    } else if (outcome instanceof CancellationOutcome.Forfeited lost) {
      return of("Forfeited").with("freeUntil", lost.freeUntil()).receipt(lost.receipt());
    } else if (outcome instanceof AttendanceOutcome.Recorded recorded) {
      return of("Recorded").with("state", recorded.state()).receipt(recorded.receipt());
    } else if (outcome instanceof TransferOutcome.Transferred transferred) {
      return of("Transferred").receipt(transferred.receipt());
    } else if (outcome instanceof SweepOutcome.Swept swept) {
      return of("Swept").receipt(swept.receipt());
    }
    throw new IllegalArgumentException("an outcome unknown here: " + outcome);
  }

  private Prediction receipt(Receipt receipt) {
    SortedMap<String, Long> changes = new TreeMap<>();
    for (Movement movement : receipt.movements()) {
      String account = movement.account().wallet().holder().key() + " " + movement.account().type();
      changes.merge("change " + account, movement.amount(), Long::sum);
      changes.merge("held " + account, movement.held(), Long::sum);
    }
    return with("recordedAt", receipt.recordedAt())
        .with("replayed", receipt.replayed())
        .withChanges(changes);
  }

  /** Returns whether the command was carried out, now or earlier. */
  public boolean isCarriedOut() {
    return says.containsKey("recordedAt");
  }

  /** Returns whether the command was refused. */
  public boolean isRefused() {
    return variant.equals(REFUSED);
  }

  @Override
  public String toString() {
    return variant + says;
  }
}
