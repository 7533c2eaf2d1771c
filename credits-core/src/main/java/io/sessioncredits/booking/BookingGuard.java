package io.sessioncredits.booking;

import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a client book what the credits cover, and nothing else.
 *
 * <p>Transaction and crash behaviour of all methods: see {@link CommandRunner}.
 */
public final class BookingGuard {
  private final CommandRunner runner;
  private final BookingView view;

  /** Creates the guard that sends its commands to {@code runner} and reads through {@code view}. */
  public BookingGuard(CommandRunner runner, BookingView view) {
    this.runner = runner;
    this.view = view;
  }

  /**
   * Returns why {@link #book} would book now or refuse: the settings and the level that decided
   * each, the price, and every lot with whether it could pay. Nothing is locked or written.
   */
  public BookingExplanation explain(Booking booking) {
    return view.explain(Limits.given("booking", booking));
  }

  /**
   * Returns why {@link #book} would have booked or refused at {@code then}, from what was known
   * then: "why was this client refused on Tuesday?", weeks later.
   *
   * <p>Position, settings, prices and coverage are replayed from the entries recorded by then. Only
   * the rules that the host gives by itself are today's. Several postings of the very same
   * microsecond count as known. It costs a read of the history of those who were to pay.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public BookingExplanation explain(Booking booking, Instant then) {
    return view.explain(Limits.given("booking", booking), then);
  }

  /**
   * Returns the lines that wait for credit, holder after holder in the order of their keys: all of
   * a holder's, until at least {@code limit} are found or there are no more.
   *
   * @param after the last holder of the page before; empty for the first page
   * @param limit 1 to {@link Limits#PAGE}
   */
  public List<PendingBooking> pending(Optional<Holder> after, int limit) {
    return view.pending(Limits.given("after", after), limit);
  }

  /**
   * Returns what {@link #book} would return now, and hence why, without a lock and without writing
   * anything. It promises nothing: only {@link #book} decides.
   */
  public BookingOutcome check(Booking booking) {
    return runner.check(Limits.given("booking", booking));
  }

  /**
   * Books a line and spends its credits, or sets them aside where the practice spends at
   * attendance.
   *
   * <p>Refused with {@code INSUFFICIENT_CREDITS}, {@code NO_CREDIT_VALID_ON_SESSION_DATE}, {@code
   * OVERDRAFT_LIMIT}, {@code ALREADY_BOOKED}, {@code TOO_MANY_OPEN_LINES}, or {@code STAFF_ONLY} if
   * a client overrides a setting. A refusal is not remembered, unless the rules of the practice say
   * so ({@code rememberRefusals}): the same booking may succeed once there is credit.
   *
   * <p>While the practice does without credits every booking passes as {@link
   * BookingOutcome.Skipped}, and stays so: sent again later it is not spent after all.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the line was booked before for
   *     another session, payer or number of seats
   */
  public BookingOutcome book(Booking booking) {
    return runner.run(Limits.given("booking", booking));
  }

  /**
   * Pays a line that waits for credit.
   *
   * <p>Refused with what {@link #book} is refused with for lack of credit, and with {@code
   * UNKNOWN_BOOKING}, {@code ALREADY_CANCELLED}, {@code ALREADY_BOOKED} or {@code CREDITS_OFF}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if it was paid before under other
   *     overrides
   */
  public BookingOutcome pay(PendingPayment payment) {
    return runner.run(Limits.given("payment", payment));
  }

  /**
   * Books the attendees of an event in one transaction.
   *
   * @throws io.sessioncredits.model.RequestConflictException if a line was booked before for
   *     another session; nobody is booked then
   */
  public EventOutcome book(EventBooking event) {
    Limits.given("event", event);
    return event.mode() == EventBooking.Mode.EACH ? bookEach(event) : bookAll(event);
  }

  private EventOutcome bookEach(EventBooking event) {
    List<BookingOutcome> outcomes = runner.each(event.lines());
    Map<ClientId, BookingOutcome> booked = new LinkedHashMap<>();
    Map<ClientId, Refusal> refused = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      ClientId attendee = event.attendees().get(i);
      BookingOutcome outcome = outcomes.get(i);
      outcome
          .refusal()
          .ifPresentOrElse(r -> refused.put(attendee, r), () -> booked.put(attendee, outcome));
    }
    return new EventOutcome(booked, refused);
  }

  private EventOutcome bookAll(EventBooking event) {
    BatchOutcome outcome = runner.all(event.lines());
    return outcome.fold(
        applied -> {
          Map<ClientId, BookingOutcome> booked = new LinkedHashMap<>();
          for (int i = 0; i < applied.outcomes().size(); i++) {
            Outcome line = applied.outcomes().get(i);
            booked.put(event.attendees().get(i), (BookingOutcome) line);
          }
          return new EventOutcome(booked, Map.of());
        },
        refused ->
            new EventOutcome(
                Map.of(), Map.of(event.attendees().get(refused.index()), refused.reason())));
  }

  /**
   * Cancels a line and gives its credits back to the lots they came from, if the terms it was
   * booked under say so.
   *
   * <p>Refused with {@code UNKNOWN_BOOKING}, {@code ALREADY_CANCELLED} or {@code ALREADY_SETTLED}.
   * Sent twice, it restores once.
   */
  public CancellationOutcome cancel(Cancellation cancellation) {
    return runner.run(Limits.given("cancellation", cancellation));
  }

  /**
   * Records whether the attendee came.
   *
   * <p>Refused with {@code UNKNOWN_BOOKING}, {@code ALREADY_CANCELLED}, {@code PENDING_CREDIT} or
   * {@code HOLD_RAN_OUT}.
   */
  public AttendanceOutcome record(Attendance attendance) {
    return runner.run(Limits.given("attendance", attendance));
  }
}
