package io.sessioncredits.model;

import static io.sessioncredits.model.Cause.ADJUSTMENT;
import static io.sessioncredits.model.Cause.AUTHORIZATION;
import static io.sessioncredits.model.Cause.BOOKING;
import static io.sessioncredits.model.Cause.CANCELLATION;
import static io.sessioncredits.model.Cause.CATALOGUE;
import static io.sessioncredits.model.Cause.EXPIRY;
import static io.sessioncredits.model.Cause.MERGE;
import static io.sessioncredits.model.Cause.PACKAGE;
import static io.sessioncredits.model.Cause.PURCHASE;
import static io.sessioncredits.model.Cause.REISSUE;
import static io.sessioncredits.model.Cause.RENEWAL;
import static io.sessioncredits.model.Cause.REVERSAL;
import static io.sessioncredits.model.Cause.REVOCATION;
import static io.sessioncredits.model.Cause.SETTING;
import static io.sessioncredits.model.Cause.SETTLEMENT;
import static io.sessioncredits.model.Cause.TIME_OUT;
import static io.sessioncredits.model.Cause.TRANSFER;
import static io.sessioncredits.model.Cause.WRITE_OFF;
import static io.sessioncredits.model.Primitive.GIVE_BACK;
import static io.sessioncredits.model.Primitive.HOLD;
import static io.sessioncredits.model.Primitive.MOVE;
import static io.sessioncredits.model.Primitive.OPEN;
import static io.sessioncredits.model.Primitive.TAKE;
import static io.sessioncredits.model.Primitive.TERMS;
import static io.sessioncredits.model.Primitive.UNHOLD;

import java.util.Map;

/**
 * The columns of the roll-forward: closing − opening is the sum of them, and every entry counts in
 * exactly one.
 *
 * <p>This is the one table that says which pair of primitive and cause may be written at all.
 */
public enum Column {
  /** Credits sold or given. */
  GRANTED,
  /** Changed by hand, up or down, and the undoing of such a change. */
  ADJUSTED,
  /** Spent on bookings, on credit or with credits. */
  SPENT,
  /** Given back by cancellations. */
  RESTORED,
  /** Owed once, and forgiven. */
  WRITTEN_OFF,
  /** Ended with their validity. */
  EXPIRED,
  /** Taken back with a sale. */
  REVOKED,
  /** Moved between holders; zero over wallets closed under transfers. */
  TRANSFERRED,
  /** Moved between lots and debts; zero within a type. */
  SETTLED,
  /** Moved between lots of one account; always zero. */
  REARRANGED,
  /** Entries without an amount: holds and terms. */
  NONE;

  private static final Map<Primitive, Map<Cause, Column>> TABLE =
      Map.of(
          OPEN,
              Map.of(
                  PURCHASE,
                  GRANTED,
                  RENEWAL,
                  GRANTED,
                  ADJUSTMENT,
                  ADJUSTED,
                  BOOKING,
                  SPENT,
                  REVOCATION,
                  REVOKED,
                  REVERSAL,
                  ADJUSTED),
          TAKE,
              Map.of(
                  BOOKING,
                  SPENT,
                  ADJUSTMENT,
                  ADJUSTED,
                  EXPIRY,
                  EXPIRED,
                  REVOCATION,
                  REVOKED,
                  REVERSAL,
                  ADJUSTED),
          GIVE_BACK, Map.of(CANCELLATION, RESTORED, REVERSAL, ADJUSTED, WRITE_OFF, WRITTEN_OFF),
          MOVE,
              Map.of(
                  TRANSFER,
                  TRANSFERRED,
                  REVERSAL,
                  TRANSFERRED,
                  SETTLEMENT,
                  SETTLED,
                  REISSUE,
                  REARRANGED,
                  MERGE,
                  REARRANGED),
          HOLD, Map.of(BOOKING, NONE),
          UNHOLD, Map.of(BOOKING, NONE, CANCELLATION, NONE, TIME_OUT, NONE),
          TERMS,
              Map.of(
                  ADJUSTMENT,
                  NONE,
                  BOOKING,
                  NONE,
                  CANCELLATION,
                  NONE,
                  SETTING,
                  NONE,
                  CATALOGUE,
                  NONE,
                  PACKAGE,
                  NONE,
                  AUTHORIZATION,
                  NONE));

  /**
   * Returns the column that an entry of this primitive and cause counts in.
   *
   * @throws IllegalArgumentException if the two never go together
   */
  public static Column of(Primitive primitive, Cause cause) {
    Column column = TABLE.getOrDefault(primitive, Map.of()).get(cause);
    if (column == null) {
      throw new IllegalArgumentException(primitive + " never has the cause " + cause);
    }
    return column;
  }
}
