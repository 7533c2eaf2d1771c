package io.sessioncredits.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What is kept of a booking line: who pays, from which lots, under which terms, and what became of
 * it.
 *
 * <p>It changes only in a posting of the payer's wallet, hence only while that wallet is locked.
 */
@Value.Immutable
public abstract class BookingRecord {
  BookingRecord() {}

  /**
   * Returns the record of a line just booked.
   *
   * @param session what was booked
   * @param payer whose credits pay
   * @param seats how many seats
   * @param price the credits of one seat, in force when it was booked
   * @param terms what was agreed
   */
  public static BookingRecord of(
      BookedSession session, WalletKey payer, int seats, long price, BookingTerms terms) {
    return ImmutableBookingRecord.of(session, payer, seats, price, terms);
  }

  /** Returns what was booked. */
  @Value.Parameter
  public abstract BookedSession session();

  /** Returns whose credits pay; never changes. */
  @Value.Parameter
  public abstract WalletKey payer();

  /** Returns how many seats were booked. */
  @Value.Parameter
  public abstract int seats();

  /** Returns the credits of one seat, in the narrowest credit type, in force when it was booked. */
  @Value.Parameter
  public abstract long price();

  /** Returns what was agreed. */
  @Value.Parameter
  public abstract BookingTerms terms();

  /** Returns what has become of the line. */
  @Value.Default
  public BookingState state() {
    return BookingState.BOOKED;
  }

  /** Returns when the line was booked, waiting for credit or not; empty if that is not kept. */
  public abstract Optional<Instant> bookedAt();

  /** Returns how long the session takes, in whole seconds; empty if nobody said. */
  public abstract Optional<Duration> duration();

  /**
   * Returns what the line counts against an insurance authorization of the attendee while it is
   * booked or attended; empty if nothing.
   */
  public abstract Optional<CountedVisit> counted();

  /** Returns where the credits came from, oldest first; empty if the session costs none. */
  public abstract List<Allocation> allocations();

  /** Returns this record in another state. */
  public abstract BookingRecord withState(BookingState state);

  /** Returns this record with another price of a seat. */
  public abstract BookingRecord withPrice(long price);

  /** Returns this record with when the line was booked. */
  public abstract BookingRecord withBookedAt(Instant bookedAt);

  /** Returns this record with or without when the line was booked. */
  public abstract BookingRecord withBookedAt(Optional<? extends Instant> bookedAt);

  /** Returns this record with how long the session takes. */
  public abstract BookingRecord withDuration(Optional<? extends Duration> duration);

  /** Returns this record with what it counts against an authorization. */
  public abstract BookingRecord withCounted(Optional<? extends CountedVisit> counted);

  /** Returns this record with other allocations. */
  public abstract BookingRecord withAllocations(Iterable<? extends Allocation> allocations);

  /** Returns the line. */
  public BookingLine line() {
    return session().line();
  }
}
