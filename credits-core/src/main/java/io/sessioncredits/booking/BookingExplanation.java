package io.sessioncredits.booking;

import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.policy.SettingsInForce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/**
 * Why a booking is allowed or refused: the outcome, and all that it was decided from.
 *
 * <p>It is a dry run: nothing was locked or written, and it promises nothing.
 */
@Value.Immutable
public abstract class BookingExplanation {
  BookingExplanation() {}

  /** Returns the booking that was asked for. */
  public abstract Booking booking();

  /** Returns the instant of the decision. */
  public abstract Instant at();

  /** Returns what was decided. */
  public abstract BookingOutcome outcome();

  /** Returns the settings in force for it, each with the level that decided. */
  public abstract SettingsInForce settings();

  /** Returns the revision of the catalogue. */
  public abstract int catalogueRevision();

  /** Returns whether the appointment type costs credits at all. */
  public abstract boolean credited();

  /** Returns the credit type that a debt for it would be recorded in. */
  public abstract CreditType owedIn();

  /**
   * Returns what a seat costs by credit type, of those whose lots could pay and of {@link #owedIn}.
   */
  public abstract Map<CreditType, Long> prices();

  /** Returns the balances of the wallet that was to pay, of every credit type it ever held. */
  public abstract Map<CreditType, Balance> balances();

  /** Returns the lots looked at, in the order of use, each with whether it could pay. */
  public abstract List<LotLook> lots();
}
