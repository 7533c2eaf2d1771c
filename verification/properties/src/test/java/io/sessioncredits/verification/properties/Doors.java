package io.sessioncredits.verification.properties;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The doors by which a host's values come in, each with what it lets through. */
final class Doors {
  private static final ClientId ANNA = Town.CLIENTS.get(0);
  private static final CreditType FLEX = Town.FLEX;
  private static final RequestKey KEY = RequestKey.of("form-1");
  private static final Reason REASON = Reason.of("as agreed");
  private static final BookingRef VISIT = BookingRef.of("visit");
  private static final Grant GRANT = Grant.of(ANNA, FLEX, 1, PurchaseRef.of("sale"));
  private static final Booking BOOKING = Booking.of(VISIT, ANNA, Town.YOGA, Town.START);
  private static final CreditPolicy POLICY = CreditPolicy.standard(ZoneOffset.UTC);
  private static final AccountKey ACCOUNT = AccountKey.of(PracticeId.of("p"), ANNA, FLEX);

  /** A door for numbers from {@code least} to {@code most}. */
  record Numbers(long least, long most, LongFunction<?> entry) {}

  private Doors() {}

  /** Returns the doors for identifiers, with the longest that each lets through. */
  static Map<String, Function<String, ?>> identifiers() {
    Map<String, Function<String, ?>> doors = new TreeMap<>();
    doors.put("practice", PracticeId::of);
    doors.put("client", ClientId::of);
    doors.put("group", GroupId::of);
    doors.put("credit type", CreditType::of);
    doors.put("appointment type", AppointmentType::of);
    doors.put("booking", BookingRef::of);
    doors.put("purchase", PurchaseRef::of);
    doors.put("staff", Actor::staff);
    doors.put("system", Actor::system);
    doors.put("salt", s -> SealedText.seal(REASON, s));
    doors.put("key part", s -> RequestKey.derived("a", s));
    doors.put("first key part", s -> RequestKey.derived(s, "a"));
    doors.put("new practice", PracticeId::new);
    doors.put("new client", ClientId::new);
    doors.put("new group", GroupId::new);
    doors.put("new credit type", CreditType::new);
    doors.put("new appointment type", AppointmentType::new);
    doors.put("new booking", BookingRef::new);
    doors.put("new purchase", PurchaseRef::new);
    doors.put("new actor", s -> new Actor(Actor.Kind.STAFF, s));
    return doors;
  }

  static Map<String, Numbers> numbers() {
    Map<String, Numbers> doors = new TreeMap<>();
    long credits = Limits.CREDITS;
    doors.put("grant", counts(n -> Grant.of(ANNA, FLEX, n, PurchaseRef.of("sale"))));
    doors.put("transfer", counts(n -> Transfer.of(KEY, ANNA, Town.HOLDERS.get(1), FLEX, n)));
    doors.put("lot", counts(n -> LotTerms.of(n, Town.START, Town.START, 0, 0)));
    doors.put("lot size", counts(n -> terms().withSize(n)));
    doors.put(
        "difference",
        new Numbers(-credits, credits, n -> Adjustment.by(KEY, ANNA, FLEX, n, REASON)));
    doors.put(
        "number", new Numbers(-credits, credits, n -> Adjustment.to(KEY, ANNA, FLEX, n, REASON)));
    doors.put("priority", new Numbers(0, 100, n -> GRANT.withPriority(clipped(n))));
    doors.put("lot priority", new Numbers(0, 100, n -> terms().withPriority(clipped(n))));
    doors.put("seats", new Numbers(1, 100, n -> BOOKING.withSeats(clipped(n))));
    doors.put("attempt", new Numbers(1, 9_999, n -> BOOKING.withAttempt(clipped(n))));
    doors.put("line", new Numbers(1, 9_999, n -> new BookingLine(VISIT, ANNA, clipped(n))));
    doors.put("price", new Numbers(0, Limits.PRICE, n -> Price.of(n, "EUR")));
    doors.put("limit", new Numbers(0, credits, POLICY::withOverdraftLimit));
    doors.put("grace", new Numbers(0, 3_660, n -> POLICY.withGraceDays(clipped(n))));
    doors.put("page", new Numbers(1, 500, n -> HistoryQuery.of(ANNA).withLimit(clipped(n))));
    doors.put(
        "price in credits",
        new Numbers(
            1, Limits.SEAT_PRICE, n -> Catalogue.byAppointmentType().priced(FLEX, Town.YOGA, n)));
    doors.put("entry", new Numbers(1, Long.MAX_VALUE, n -> new EntryRef(ACCOUNT, n)));
    doors.put("opening", new Numbers(1, Long.MAX_VALUE, n -> new LotId(ACCOUNT, n)));
    long decade = Duration.ofDays(3_660).toSeconds();
    doors.put("window", seconds(decade, d -> POLICY.withCancellationWindow(d)));
    doors.put("time-out", seconds(decade, d -> POLICY.withHoldTimeout(d)));
    doors.put("capture", seconds(decade, d -> POLICY.withAutoCaptureAfter(d)));
    return doors;
  }

  private static Numbers counts(LongFunction<?> entry) {
    return new Numbers(1, Limits.CREDITS, entry);
  }

  private static Numbers seconds(long most, Function<Duration, ?> entry) {
    return new Numbers(0, most, n -> entry.apply(Duration.ofSeconds(n)));
  }

  private static LotTerms terms() {
    return LotTerms.of(1, Town.START, Town.START, 0, 0);
  }

  /** The nearest int: hosts hand in ints here, and the extremes stay extreme. */
  private static int clipped(long number) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
  }

  static Map<String, Function<Instant, ?>> instants() {
    Map<String, Function<Instant, ?>> doors = new TreeMap<>();
    doors.put("session", i -> Booking.of(VISIT, ANNA, Town.YOGA, i));
    doors.put("event", i -> EventBooking.of(VISIT, Town.YOGA, i, List.of(ANNA)));
    doors.put("begin", GRANT::withValidFrom);
    doors.put("end", GRANT::withValidUntil);
    doors.put("sweep", i -> Sweep.of(ANNA, i));
    doors.put("since", i -> Catalogue.byAppointmentType().priced(FLEX, Town.YOGA, 1, i));
    doors.put("booked session", i -> new BookedSession(BookingLine.of(VISIT, ANNA), Town.YOGA, i));
    return doors;
  }

  static Map<String, Function<LocalDate, ?>> days() {
    return Map.of("last day", GRANT::withLastDay);
  }
}
