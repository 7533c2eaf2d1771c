package io.sessioncredits.spi;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.AuthorizationWarning.Code;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CountedVisit;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenHold;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.Validity;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values whose text is pinned in the golden file, by the name they have there. */
final class StoredValues {
  static final PracticeId PRACTICE = PracticeId.of("north-clinic");
  static final WalletKey WALLET = new WalletKey(PRACTICE, ClientId.of("c-17"));
  static final RequestId REQUEST =
      new RequestId(PRACTICE, Operation.TRANSFER, RequestKey.of("form-90/A"));

  static final PurchaseRef SALE = PurchaseRef.of("invoice-2026/01");

  private static final CreditType PT60 = CreditType.of("PT60");
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant SPRING = Instant.parse("2026-03-29T01:30:00.000001Z");
  private static final LotTerms PLAIN = LotTerms.of(10, NEW_YEAR, NEW_YEAR, 0, 1);
  private static final LotTerms FULL =
      LotTerms.of(5, SPRING, NEW_YEAR, 7, 3)
          .withValidUntil(Instant.parse("2026-07-01T00:00:00Z"))
          .withValidityPolicy("P3M/END_OF_DAY")
          .withCategory(Category.PROMOTIONAL)
          .withPriority(0)
          .withPrice(Price.of(12_345, "EUR"))
          .withOrigin(lot(GroupId.of("family-9"), YOGA, 4))
          .withPurchase(PurchaseRef.of("invoice-2026/01"));

  private StoredValues() {}

  static Map<String, Position> positions() {
    Map<String, Position> all = new LinkedHashMap<>();
    all.put("position: a wallet without entries", Position.empty(WALLET));
    all.put(
        "position: lots, a revoked lot, debts and holds",
        new Position(
            WALLET,
            new TreeMap<>(
                Map.of(
                    PT60, new AccountHead(12, 1, Digest.ofHex("0123456789abcdef".repeat(4))),
                    YOGA, new AccountHead(3, 3, Digest.ofHex("f".repeat(64))))),
            List.of(
                new OpenLot(PT60, 1, PLAIN, 3, 2, false),
                new OpenLot(PT60, 5, PLAIN.withPrice(Price.of(0, "JPY")), 0, 0, true),
                new OpenLot(YOGA, 1, FULL, 4, 0, false)),
            List.of(
                new OpenDebt(
                    PT60, 9, 2, Optional.of(session("b-2", 1, PT60.value(), SPRING)), SPRING),
                new OpenDebt(YOGA, 3, 1, Optional.empty(), NEW_YEAR)),
            List.of(
                new OpenHold(
                    PT60, 1, 1, session("b-3", 1, PT60.value(), SPRING), SPRING, HoldEnd.CAPTURE),
                new OpenHold(
                    PT60, 1, 1, session("b-3", 2, PT60.value(), SPRING), SPRING, HoldEnd.RELEASE)),
            SPRING));
    all.put(
        "position: an account whose credits are gone",
        new Position(
            WALLET,
            new TreeMap<>(Map.of(PT60, new AccountHead(Long.MAX_VALUE, 0, Digest.NONE))),
            List.of(),
            List.of(),
            List.of(),
            Instant.parse("9998-12-31T23:59:59.999999Z")));
    all.put(
        "position: settings and a package",
        new Position(
            WALLET,
            new TreeMap<>(Map.of(CreditType.CLIENT_SETTINGS, new AccountHead(2, 0, Digest.NONE))),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(
                Map.of(
                    "overdraft-limit*PT60", "3", "package*ten", "Ten%20sessions%2C%20%E2%82%AC")),
            NEW_YEAR));
    return all;
  }

  static Map<String, BookingRecord> bookings() {
    Map<String, BookingRecord> all = new LinkedHashMap<>();
    BookingTerms atBooking =
        new BookingTerms(SpendMode.AT_BOOKING, true, Optional.empty(), HoldEnd.CAPTURE, 0);
    BookingTerms atAttendance =
        new BookingTerms(
            SpendMode.AT_ATTENDANCE, false, Optional.of(NEW_YEAR), HoldEnd.RELEASE, 30);
    BookedSession session = session("event:yoga#4", 2, "YOGA", SPRING);
    all.put(
        "booking: a session that costs no credit",
        BookingRecord.of(session, WALLET, 1, 0, atBooking));
    all.put(
        "booking: a visit of known length that no authorization counts",
        BookingRecord.of(session, WALLET, 1, 0, atBooking)
            .withDuration(Optional.of(Duration.ofMinutes(75))));
    all.put(
        "booking: a visit that counts four units of an authorization",
        BookingRecord.of(session, WALLET, 1, 0, atBooking)
            .withDuration(Optional.of(Duration.ofMinutes(75)))
            .withCounted(Optional.of(new CountedVisit(AuthorizationRef.of("A/2026:7"), 4))));
    all.put(
        "booking: a visit of unknown length that counts one",
        BookingRecord.of(session, WALLET, 1, 0, atBooking)
            .withCounted(Optional.of(new CountedVisit(AuthorizationRef.of("A/2026:7"), 1))));
    all.put(
        "booking: a session whose time of booking is kept",
        BookingRecord.of(session, WALLET, 1, 0, atBooking).withBookedAt(NEW_YEAR));
    all.put(
        "booking: a visit of known length that counts two, and when it was booked",
        BookingRecord.of(session, WALLET, 1, 0, atBooking)
            .withDuration(Optional.of(Duration.ofMinutes(30)))
            .withCounted(Optional.of(new CountedVisit(AuthorizationRef.of("A/2026:7"), 2)))
            .withBookedAt(SPRING));
    all.put(
        "booking: a seat taken from one lot",
        BookingRecord.of(session, WALLET, 1, 1, atBooking)
            .withAllocations(List.of(Allocation.taken(own(YOGA, 1), 1, FULL, 2))));
    all.put(
        "booking: every kind of allocation",
        BookingRecord.of(session, WALLET, 4, 2, atAttendance)
            .withAllocations(
                List.of(
                    Allocation.taken(own(PT60, 1), 2, PLAIN, 3),
                    Allocation.held(own(YOGA, 1), 3, FULL, 2),
                    Allocation.owed(own(PT60, 9), 3),
                    Allocation.taken(own(PT60, 11), 2, PLAIN, 12).settling(own(PT60, 9), 2))));
    for (BookingState state : BookingState.values()) {
      all.put(
          "booking: " + state,
          BookingRecord.of(session, WALLET, 1, 1, atAttendance).withState(state));
    }
    return all;
  }

  static Map<String, PurchaseRecord> purchases() {
    Map<String, PurchaseRecord> all = new LinkedHashMap<>();
    PackageContent ten = PackageContent.of(PT60, 10);
    PurchaseRecord once =
        PurchaseRecord.of(SALE, WALLET, PackageId.of("trial"), NEW_YEAR, List.of(ten));
    BillingCycle monthly = BillingCycle.of(LocalDate.parse("2026-01-31"), Period.ofMonths(1));
    all.put("purchase: ten credits, once", once);
    all.put(
        "purchase: every kind of validity, given free of charge",
        once.withCategory(Category.PROMOTIONAL)
            .withContents(
                List.of(
                    ten.withValidity(Validity.of(Period.ofMonths(3))),
                    PackageContent.of(YOGA, 1)
                        .withValidity(Validity.exactly(Period.of(1, 0, 2)))
                        .withPrice(Price.of(0, "EUR")),
                    PackageContent.of(CreditType.of("spa"), 1_000_000_000)
                        .withValidity(Validity.exactly(Duration.ofDays(3))),
                    PackageContent.of(CreditType.of("SPA"), 2)
                        .withValidity(Validity.until(LocalDate.parse("2026-06-30"))))));
    all.put(
        "purchase: renewing, the first cycle granted",
        once.withContents(List.of(ten.withPrice(Price.of(12_345, "EUR"))))
            .withCycles(monthly)
            .withNextDue(Optional.of(SPRING)));
    all.put(
        "purchase: cycles granted out of order, renewal cancelled",
        once.withCycles(
            monthly
                .withGranted(1, 2, 3, 5, 7, 8)
                .withCancelledFrom(LocalDate.parse("2026-09-01"))));
    all.put("purchase: no cycle granted", once.withCycles(monthly.withGranted()));
    return all;
  }

  static Map<String, Verdict> verdicts() {
    Map<String, Verdict> all = new LinkedHashMap<>();
    AccountKey mine = new AccountKey(WALLET, PT60);
    AccountKey family = AccountKey.of(PRACTICE, GroupId.of("family-9"), YOGA);
    all.put("verdict: nothing moved", new Verdict("skipped", Map.of(), List.of()));
    all.put(
        "verdict: one lot opened",
        new Verdict(
            "granted",
            Map.of("lot", "1"),
            List.of(
                new Movement(
                    new EntryRef(mine, 1), Primitive.OPEN, Cause.PURCHASE, 1, 10, 0, 10))));
    all.put(
        "verdict: several facts, several holders",
        new Verdict(
            "transferred",
            Map.of("to", "group:family-9", "lots", "1", "because-of", "form-90/A"),
            List.of(
                new Movement(new EntryRef(mine, 2), Primitive.MOVE, Cause.TRANSFER, 1, -3, 0, 7),
                new Movement(new EntryRef(family, 9), Primitive.MOVE, Cause.TRANSFER, 9, 3, 0, -1),
                new Movement(
                    new EntryRef(family, 10), Primitive.HOLD, Cause.BOOKING, 9, 0, 2, -1))));
    all.put(
        "verdict: a refusal that is remembered",
        new Verdict(
            "refused",
            Map.ofEntries(
                Map.entry("code", "NO_CREDIT_VALID_ON_SESSION_DATE"),
                Map.entry("required", "1"),
                Map.entry("available", "2"),
                Map.entry("on-session-date", "0"),
                Map.entry("owed", "1"),
                Map.entry("expires-at", "1774747800000001"),
                Map.entry("offer-1", "ten*Ten%20f%C3%BCr%20alle*10*true*50000*EUR"),
                Map.entry("offer-2", "trial*Trial*1*false")),
            List.of()));
    AccountKey yoga = new AccountKey(WALLET, YOGA);
    all.put(
        "verdict: debts settled by hand, one of no session",
        new Verdict(
            "settled",
            Map.of("debt-1", "PT60*1*0*event:yoga#4*c-17*2", "debt-2", "YOGA*1*2"),
            List.of(
                new Movement(new EntryRef(mine, 8), Primitive.MOVE, Cause.SETTLEMENT, 5, -1, 0, 3),
                new Movement(new EntryRef(mine, 9), Primitive.MOVE, Cause.SETTLEMENT, 7, 1, 0, 4),
                new Movement(new EntryRef(yoga, 4), Primitive.MOVE, Cause.SETTLEMENT, 1, -1, 0, -1),
                new Movement(
                    new EntryRef(yoga, 5), Primitive.MOVE, Cause.SETTLEMENT, 3, 1, 0, 0))));
    return all;
  }

  static Map<String, OutboxMessage> messages() {
    Map<String, OutboxMessage> all = new LinkedHashMap<>();
    AccountKey mine = new AccountKey(WALLET, PT60);
    AccountKey family = AccountKey.of(PRACTICE, GroupId.of("family-9"), YOGA);
    Actor desk = Actor.staff("desk");
    CreditMessage granted =
        told(MessageKind.GRANTED, mine, 1, Balance.ZERO, new Balance(10, 0, 10, 0, 0))
            .amount(10)
            .credits(10)
            .addLots(own(PT60, 1))
            .actor(desk)
            .build();
    all.put("message: one lot opened", message(granted));
    Balance before = new Balance(8, 2, 4, 3, 1);
    Balance after = new Balance(5, 2, 1, 3, 1);
    CreditMessage sent =
        told(MessageKind.TRANSFERRED_OUT, mine, 12, before, after)
            .amount(-3)
            .credits(3)
            .addLots(own(PT60, 1), own(PT60, 5))
            .otherHolder(GroupId.of("family-9"))
            .actor(desk)
            .build();
    CreditMessage low =
        told(MessageKind.LOW, mine, 12, before, after).addLowMarks(0, 2).actor(desk).build();
    Balance owing = new Balance(-2, 0, 0, 0, 2);
    Balance settled = new Balance(1, 0, 1, 0, 0);
    CreditMessage received =
        told(MessageKind.TRANSFERRED_IN, family, 9, owing, settled)
            .amount(3)
            .credits(3)
            .addLots(new LotId(family, 6))
            .otherHolder(ClientId.of("c-17"))
            .actor(Actor.client(ClientId.of("c-17")))
            .build();
    CreditMessage paid =
        told(MessageKind.SETTLED, family, 9, owing, settled)
            .credits(2)
            .addLots(new LotId(family, 6), new LotId(family, 4))
            .addSessions(session("b-2", 1, "YOGA", SPRING), session("b-3", 2, "YOGA", NEW_YEAR))
            .putFacts(Fact.SHORTFALL, "CLAMP")
            .putFacts(Fact.UNCOLLECTED, "3")
            .actor(Actor.TIME)
            .build();
    all.put("message: several accounts, all parts", message(sent, low, received, paid));
    AccountKey settings = new AccountKey(WALLET, CreditType.CLIENT_SETTINGS);
    CreditMessage warned =
        told(MessageKind.AUTHORIZATION_WARNING, settings, 0, Balance.ZERO, Balance.ZERO)
            .addSessions(session("b-2", 1, "PT60", SPRING))
            .addWarnings(
                new AuthorizationWarning(
                    Code.AUTH_LIMIT_PER_VISIT, Optional.of(AuthorizationRef.of("A-7")), 2),
                new AuthorizationWarning(Code.AUTH_MISSING, Optional.empty(), 1))
            .actor(desk)
            .build();
    all.put("message: warnings of authorizations", message(warned));
    return all;
  }

  private static OutboxMessage message(CreditMessage... told) {
    return new OutboxMessage(REQUEST, SPRING, List.of(told));
  }

  private static CreditMessage.Builder told(
      MessageKind kind, AccountKey account, long sequence, Balance before, Balance after) {
    CreditMessage.Builder message = CreditMessage.builder();
    message.kind(kind).account(account).sequence(sequence).before(before).after(after);
    message.request(REQUEST).recordedAt(SPRING);
    return message;
  }

  static Map<String, Optional<LotTerms>> terms() {
    Map<String, Optional<LotTerms>> all = new LinkedHashMap<>();
    all.put("entry terms: absent", Optional.empty());
    all.put("entry terms: all there are", Optional.of(FULL));
    return all;
  }

  static Map<String, Optional<BookedSession>> sessions() {
    Map<String, Optional<BookedSession>> all = new LinkedHashMap<>();
    all.put("entry session: absent", Optional.empty());
    all.put(
        "entry session: a second attempt", Optional.of(session("event:yoga#4", 2, "YOGA", SPRING)));
    return all;
  }

  static Map<String, Map<Fact, String>> facts() {
    Map<String, Map<Fact, String>> all = new LinkedHashMap<>();
    all.put("entry facts: none", Map.of());
    all.put(
        "entry facts: a note that is changed",
        Map.of(Fact.NOTE, "overdraft-limit*PT60", Fact.FROM, "2", Fact.TO, "3"));
    all.put(
        "entry facts: all there are",
        Map.of(
            Fact.DUE, "1774747800000001",
            Fact.AT_DUE, "CAPTURE",
            Fact.SHORTFALL, "CLAMP",
            Fact.UNCOLLECTED, "3",
            Fact.OVERRIDE, "CANCELLATION_WAIVED"));
    return all;
  }

  private static LotId own(CreditType type, long opening) {
    return new LotId(new AccountKey(WALLET, type), opening);
  }

  private static LotId lot(GroupId group, CreditType type, long opening) {
    return new LotId(AccountKey.of(PRACTICE, group, type), opening);
  }

  private static BookedSession session(String booking, int attempt, String type, Instant startsAt) {
    return new BookedSession(
        new BookingLine(BookingRef.of(booking), ClientId.of("c-17"), attempt),
        AppointmentType.of(type),
        startsAt);
  }
}
