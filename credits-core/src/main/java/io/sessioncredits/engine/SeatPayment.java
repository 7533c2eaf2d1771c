package io.sessioncredits.engine;

import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.PackageOffer;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.ExpiryBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the seats of one booking line are paid: each from one credit type, by the burn-down order, or
 * owed where that is allowed.
 */
public final class SeatPayment {
  private final Draft draft;
  private final CreditPolicy policy;
  private final WalletKey wallet;
  private final BookedSession session;
  private final BookingTerms terms;
  private final Position before;
  private final List<Allocation> allocations = new ArrayList<>();

  private SeatPayment(
      Draft draft,
      CreditPolicy policy,
      WalletKey wallet,
      BookedSession session,
      BookingTerms terms) {
    this.draft = draft;
    this.policy = policy;
    this.wallet = wallet;
    this.session = session;
    this.terms = terms;
    this.before = draft.position(wallet);
  }

  /**
   * Pays all seats of {@code booking}, which is written with what paid for them at the price in
   * force now, and returns why that is refused; empty if all are paid or owed.
   */
  public static Optional<Refusal> of(Draft draft, CreditPolicy policy, BookingRecord booking) {
    BookedSession session = booking.session();
    SeatPayment payment = new SeatPayment(draft, policy, booking.payer(), session, booking.terms());
    Optional<Refusal> refusal = payment.pay(booking.seats());
    if (refusal.isEmpty()) {
      long price = payment.price(policy.catalogue().narrowest(session.type()));
      draft.book(
          booking
              .withState(BookingState.BOOKED)
              .withPrice(price)
              .withAllocations(List.copyOf(payment.allocations)));
    }
    return refusal;
  }

  private Optional<Refusal> pay(int seats) {
    for (int seat = 0; seat < seats; seat++) {
      Optional<CreditType> type = payingType();
      if (type.isEmpty()) {
        return owe(seats, seats - seat);
      }
      if (!draft.hasRoomForLine(wallet)) {
        return Optional.of(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
      }
      spend(type.get());
    }
    return Optional.empty();
  }

  private Optional<CreditType> payingType() {
    return eligible().stream()
        .map(OpenLot::type)
        .distinct()
        .filter(this::paysWholeSeat)
        .findFirst();
  }

  private boolean paysWholeSeat(CreditType type) {
    long missing = price(type);
    long spentNow = 0;
    for (OpenLot lot : eligible()) {
      if (lot.type().equals(type) && missing > 0) {
        long units = Math.min(missing, lot.free());
        missing -= units;
        spentNow += lot.terms().isValidAt(draft.now()) ? units : 0;
      }
    }
    return missing == 0 && (spentNow == 0 || staysInLimit(type, spentNow));
  }

  private boolean staysInLimit(CreditType type, long units) {
    long limit = policy.limitInForce();
    return limit == Long.MAX_VALUE || number(type) - units >= -limit;
  }

  private List<OpenLot> eligible() {
    return eligible(draft.position(wallet));
  }

  private List<OpenLot> eligible(Position position) {
    Instant date =
        policy.expiryBasis() == ExpiryBasis.SESSION_DATE ? session.startsAt() : draft.now();
    return lotsThatPay(position).stream().filter(l -> l.terms().countsFor(date)).toList();
  }

  private List<OpenLot> lotsThatPay(Position position) {
    Catalogue catalogue = policy.catalogue();
    return position.lots().stream()
        .filter(l -> !l.revoked() && l.free() > 0)
        .filter(l -> catalogue.pays(l.type(), l.terms().coverage(), session.type()))
        .sorted(policy.burnDown())
        .toList();
  }

  private void spend(CreditType type) {
    long missing = price(type);
    for (OpenLot lot : eligible()) {
      if (lot.type().equals(type) && missing > 0) {
        long units = Math.min(missing, lot.free());
        missing -= units;
        spend(lot, units);
      }
    }
  }

  private void spend(OpenLot lot, long units) {
    boolean isSpentNow = terms.mode() == SpendMode.AT_BOOKING;
    Change.Builder change = Change.builder();
    change
        .type(lot.type())
        .cause(Cause.BOOKING)
        .lot(lot.opening())
        .effectiveAt(draft.now())
        .session(session);
    LotId id = new LotId(wallet.account(lot.type()), lot.opening());
    if (isSpentNow) {
      EntryRef entry = draft.write(wallet, change.primitive(Primitive.TAKE).amount(-units).build());
      allocations.add(Allocation.taken(id, units, lot.terms(), entry.sequence()));
    } else {
      Instant due = policy.holdDue(draft.now(), session.startsAt());
      change
          .primitive(Primitive.HOLD)
          .held(units)
          .facts(
              Map.of(Fact.DUE, Long.toString(Micros.of(due)), Fact.AT_DUE, terms.holdEnd().name()));
      EntryRef entry = draft.write(wallet, change.build());
      allocations.add(Allocation.held(id, units, lot.terms(), entry.sequence()));
    }
  }

  private Optional<Refusal> owe(int seats, int unpaid) {
    CreditType type = policy.catalogue().narrowest(session.type());
    long units = price(type) * unpaid;
    if (!policy.bookingWithoutCredit()) {
      return Optional.of(insufficient(seats));
    }
    if (!staysInLimit(type, units)) {
      return Optional.of(figures(Refusal.of(RefusalCode.OVERDRAFT_LIMIT), type, seats));
    }
    if (!draft.hasRoomForLine(wallet)) {
      return Optional.of(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
    }
    EntryRef name = draft.next(wallet, type);
    draft.write(
        wallet,
        Change.builder()
            .type(type)
            .primitive(Primitive.OPEN)
            .cause(Cause.BOOKING)
            .lot(name.sequence())
            .amount(-units)
            .effectiveAt(draft.now())
            .session(session)
            .build());
    allocations.add(Allocation.owed(new LotId(wallet.account(type), name.sequence()), units));
    return Optional.empty();
  }

  private Refusal insufficient(int seats) {
    CreditType type =
        lotsThatPay(before).stream()
            .map(OpenLot::type)
            .findFirst()
            .orElseGet(() -> policy.catalogue().narrowest(session.type()));
    Refusal figures = figures(Refusal.of(RefusalCode.INSUFFICIENT_CREDITS), type, seats);
    if (figures.available() >= figures.required()
        && figures.availableOnSessionDate() < figures.required()) {
      Refusal dated = figures(Refusal.of(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE), type, seats);
      return dated.withExpiresAt(
          lotsThatPay(before).stream()
              .filter(l -> l.type().equals(type))
              .map(l -> l.terms().validUntil())
              .flatMap(Optional::stream)
              .findFirst());
    }
    return figures;
  }

  private Refusal figures(Refusal refusal, CreditType type, int seats) {
    Balance balance = before.balance(type, draft.now());
    long onDate =
        eligible(before).stream().filter(l -> l.type().equals(type)).mapToLong(OpenLot::free).sum();
    return refusal
        .withRequired(price(type) * seats)
        .withAvailable(balance.available())
        .withAvailableOnSessionDate(onDate)
        .withOwed(balance.owed())
        .withPackages(offers(seats));
  }

  /** Returns the packages that would pay for {@code seats} and for what is owed for such ones. */
  private List<PackageOffer> offers(int seats) {
    Assortment packages = policy.packages();
    if (packages.packages().isEmpty()) {
      return List.of();
    }
    Map<CreditType, Long> free = new TreeMap<>();
    eligible(before).forEach(lot -> free.merge(lot.type(), lot.free(), Long::sum));
    boolean isBySession = policy.expiryBasis() == ExpiryBasis.SESSION_DATE;
    Instant countsAt = isBySession ? session.startsAt() : draft.now();
    return packages.offers(
        policy,
        new Assortment.Need(session.type(), seats + owedSeats(), free, draft.now(), countsAt));
  }

  private long owedSeats() {
    Catalogue catalogue = policy.catalogue();
    return before.debts().stream()
        .filter(d -> catalogue.pays(d.type(), catalogue.revision(), session.type()))
        .mapToLong(d -> (d.owed() + price(d.type()) - 1) / price(d.type()))
        .sum();
  }

  private long price(CreditType type) {
    return policy.catalogue().price(type, session.type(), draft.now());
  }

  private long number(CreditType type) {
    return draft.position(wallet).balance(type, draft.now()).number();
  }
}
