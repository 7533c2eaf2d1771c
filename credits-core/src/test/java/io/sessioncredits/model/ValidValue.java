package io.sessioncredits.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Valid values of every shape, each a function of a seed. */
public final class ValidValue {
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:/@+#";
  private static final PracticeId PRACTICE = PracticeId.of("north-clinic");
  private static final WalletKey WALLET = new WalletKey(PRACTICE, ClientId.of("c-17"));

  private final Random random;

  private ValidValue(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a position in which every balance is the sum of its lots and debts. */
  public static Position position(long seed) {
    return new ValidValue(seed).position();
  }

  /** Returns a booking record. */
  public static BookingRecord booking(long seed) {
    return new ValidValue(seed).booking();
  }

  /** Returns a verdict. */
  public static Verdict verdict(long seed) {
    return new ValidValue(seed).verdict();
  }

  /** Returns what a posting of {@code request} tells. */
  public static List<CreditMessage> messages(RequestId request, long seed) {
    return new ValidValue(seed).messages(request);
  }

  /** Returns the record of a sale. */
  public static PurchaseRecord purchase(PurchaseRef purchase, long seed) {
    return new ValidValue(seed).purchase(purchase);
  }

  /** Returns terms of a lot. */
  public static LotTerms terms(long seed) {
    return new ValidValue(seed).terms();
  }

  private Position position() {
    TreeMap<CreditType, AccountHead> accounts = new TreeMap<>();
    List<OpenLot> lots = new ArrayList<>();
    List<OpenDebt> debts = new ArrayList<>();
    List<OpenHold> holds = new ArrayList<>();
    for (CreditType type : types()) {
      long sequence = 0;
      long balance = 0;
      for (int i = random.nextInt(4); i > 0; i--) {
        sequence += 1 + random.nextInt(1_000);
        List<OpenHold> mine = holds(type, sequence);
        long held = mine.stream().mapToLong(OpenHold::units).sum();
        long remaining = held + random.nextInt(20);
        lots.add(new OpenLot(type, sequence, terms(), remaining, held, remaining == 0));
        holds.addAll(mine);
        balance += remaining;
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        sequence += 1 + random.nextInt(1_000);
        long owed = 1L + random.nextInt(20);
        debts.add(new OpenDebt(type, sequence, owed, maybe(this::session), instant()));
        balance -= owed;
      }
      accounts.put(type, new AccountHead(sequence + 1, balance, digest()));
    }
    SortedMap<String, String> notes = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      notes.put(NoteText.of(id(), id()), NoteText.of(id(), "Ünï, = ; | ~ % *"));
    }
    return new Position(WALLET, accounts, lots, debts, holds, notes, instant());
  }

  private List<OpenHold> holds(CreditType type, long lot) {
    BookingRef booking = BookingRef.of(id());
    AppointmentType appointment = AppointmentType.of(id());
    return IntStream.rangeClosed(1, random.nextInt(3))
        .mapToObj(
            attempt ->
                new OpenHold(
                    type,
                    lot,
                    1 + random.nextInt(5),
                    new BookedSession(
                        new BookingLine(booking, ClientId.of("c"), attempt),
                        appointment,
                        instant()),
                    instant(),
                    one(HoldEnd.values())))
        .toList();
  }

  private BookingRecord booking() {
    BookingTerms terms =
        new BookingTerms(
            one(SpendMode.values()),
            random.nextBoolean(),
            maybe(this::instant),
            one(HoldEnd.values()),
            random.nextInt(3_660));
    List<Allocation> allocations = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      allocations.add(allocation());
    }
    return BookingRecord.of(
            session(), WALLET, 1 + random.nextInt(Limits.SEATS), random.nextInt(9), terms)
        .withState(one(BookingState.values()))
        .withBookedAt(maybe(this::instant))
        .withDuration(maybe(() -> Duration.ofSeconds(1L + random.nextInt(100_000))))
        .withCounted(
            maybe(() -> new CountedVisit(AuthorizationRef.of(id()), 1L + random.nextInt(9))))
        .withAllocations(allocations);
  }

  private Allocation allocation() {
    LotId lot = lot(WALLET.holder());
    long units = 1L + random.nextInt(9);
    Allocation taken = Allocation.taken(lot, units, terms(), sequence());
    return switch (one(Allocation.Kind.values())) {
      case TAKEN -> taken;
      case HELD -> Allocation.held(lot, units, terms(), sequence());
      case OWED -> Allocation.owed(lot, units);
      case SETTLED -> taken.settling(lot(WALLET.holder()), 1 + random.nextInt(9));
    };
  }

  private Verdict verdict() {
    Map<String, String> facts = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      facts.put(id(), random.nextBoolean() ? id() : Long.toString(random.nextLong()));
    }
    List<Movement> movements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      movements.add(
          new Movement(
              new EntryRef(AccountKey.of(PRACTICE, holder(), CreditType.of(id())), sequence()),
              one(Primitive.values()),
              one(Cause.values()),
              sequence(),
              random.nextLong(),
              random.nextInt(),
              random.nextLong()));
    }
    return new Verdict(id(), facts, movements);
  }

  private List<CreditMessage> messages(RequestId request) {
    List<CreditMessage> messages = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      AccountKey account = AccountKey.of(PRACTICE, holder(), CreditType.of(id()));
      CreditMessage.Builder frame = CreditMessage.builder();
      frame.account(account).sequence(sequence()).before(balance()).after(balance());
      frame.request(request).recordedAt(Limits.EARLIEST);
      for (int j = random.nextInt(3); j >= 0; j--) {
        messages.add(
            frame
                .kind(one(MessageKind.values()))
                .amount(random.nextLong())
                .credits(random.nextInt(9))
                .lots(some(() -> new LotId(account, sequence())))
                .sessions(some(this::session))
                .otherHolder(maybe(this::holder))
                .lowMarks(some(this::sequence))
                .facts(random.nextBoolean() ? Map.of() : Map.of(one(Fact.values()), id()))
                .warnings(some(this::warning))
                .actor(new Actor(one(Actor.Kind.values()), id()))
                .build());
      }
    }
    return messages;
  }

  private AuthorizationWarning warning() {
    return new AuthorizationWarning(
        one(AuthorizationWarning.Code.values()),
        maybe(() -> AuthorizationRef.of(id())),
        1 + random.nextInt(9));
  }

  private PurchaseRecord purchase(PurchaseRef purchase) {
    List<PackageContent> contents = new ArrayList<>();
    for (CreditType type : types()) {
      contents.add(content(type));
    }
    contents.add(content(CreditType.of("last")));
    PurchaseRecord record =
        PurchaseRecord.of(purchase, WALLET, PackageId.of(id()), instant(), contents)
            .withCategory(one(Category.values()))
            .withNextDue(maybe(this::instant));
    return maybe(this::cycles).map(record::withCycles).orElse(record);
  }

  private PackageContent content(CreditType type) {
    List<Validity> validities =
        List.of(
            Validity.unlimited(),
            Validity.of(Period.of(random.nextInt(3), random.nextInt(9), 1 + random.nextInt(9))),
            Validity.exactly(Period.ofWeeks(1 + random.nextInt(9))),
            Validity.exactly(Duration.ofSeconds(1 + random.nextInt(1_000_000))),
            Validity.until(day()));
    return PackageContent.of(type, 1 + random.nextInt((int) Limits.CREDITS))
        .withValidity(validities.get(random.nextInt(validities.size())))
        .withPrice(maybe(() -> Price.of(random.nextInt(1_000_000), "EUR")));
  }

  private BillingCycle cycles() {
    List<Integer> granted = random.ints(random.nextInt(6), 1, 12).boxed().toList();
    BillingCycle cycles =
        BillingCycle.of(day(), Period.ofMonths(1 + random.nextInt(12))).withGranted(granted);
    return maybe(this::day).map(cycles::withCancelledFrom).orElse(cycles);
  }

  private LocalDate day() {
    return LocalDate.of(1_950, 1, 1).plusDays(random.nextInt(100_000));
  }

  private Balance balance() {
    long held = random.nextInt(9);
    long available = random.nextInt(9);
    long upcoming = random.nextInt(9);
    long owed = random.nextInt(9);
    return new Balance(held + available + upcoming - owed, held, available, upcoming, owed);
  }

  private <T> List<T> some(Supplier<T> value) {
    return IntStream.range(0, random.nextInt(3)).mapToObj(i -> value.get()).toList();
  }

  private LotTerms terms() {
    Instant from = instant();
    LotTerms terms =
        LotTerms.of(
                1 + random.nextInt((int) Limits.CREDITS),
                from,
                instant(),
                random.nextInt(100),
                random.nextInt(100))
            .withCategory(one(Category.values()))
            .withPriority(random.nextInt(Limits.PRIORITY + 1));
    terms = random.nextBoolean() ? terms.withValidUntil(from.plusSeconds(86_400)) : terms;
    terms = random.nextBoolean() ? terms.withValidityPolicy(id()) : terms;
    terms = random.nextBoolean() ? terms.withPrice(Price.of(random.nextInt(10_000), "EUR")) : terms;
    terms = random.nextBoolean() ? terms.withOrigin(lot(holder())) : terms;
    return random.nextBoolean() ? terms.withPurchase(PurchaseRef.of(id())) : terms;
  }

  private BookedSession session() {
    return new BookedSession(
        new BookingLine(BookingRef.of(id()), ClientId.of(id()), 1 + random.nextInt(9_999)),
        AppointmentType.of(id()),
        instant());
  }

  private LotId lot(Holder holder) {
    return new LotId(AccountKey.of(PRACTICE, holder, CreditType.of(id())), sequence());
  }

  private Holder holder() {
    return random.nextBoolean() ? ClientId.of(id()) : GroupId.of(id());
  }

  private List<CreditType> types() {
    return random
        .ints(random.nextInt(4), 0, ALPHABET.length())
        .mapToObj(i -> CreditType.of("type" + ALPHABET.charAt(i)))
        .distinct()
        .sorted()
        .toList();
  }

  private String id() {
    int length = random.nextInt(10) == 0 ? Limits.ID_LENGTH : 1 + random.nextInt(8);
    StringBuilder id = new StringBuilder();
    random.ints(length, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
    return id.toString();
  }

  private long sequence() {
    return 1 + (random.nextLong() >>> 1) % Long.MAX_VALUE;
  }

  private Instant instant() {
    long first = Micros.of(Limits.EARLIEST);
    long span = Micros.of(Limits.LATEST) - first - 86_400_000_000L;
    return Micros.instant(first + (random.nextLong() >>> 1) % span);
  }

  private Digest digest() {
    return new Digest(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
