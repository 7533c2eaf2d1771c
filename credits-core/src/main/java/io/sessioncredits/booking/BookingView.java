package io.sessioncredits.booking;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.ExpiryBasis;
import io.sessioncredits.policy.PendingNote;
import io.sessioncredits.policy.Recalled;
import io.sessioncredits.policy.Situation;
import io.sessioncredits.spi.CreditQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Why bookings are allowed or refused, and which ones wait; read without a lock. */
public final class BookingView {
  private final PracticeId practice;
  private final CreditQueries queries;
  private final Function<? super Booking, Recalled<BookingOutcome>> now;
  private final BiFunction<? super Booking, ? super Instant, Recalled<BookingOutcome>> then;

  /**
   * Creates the view of a practice.
   *
   * @param practice the practice
   * @param queries what it reads through
   * @param now decides a booking as it would be decided now
   * @param then decides a booking as it would have been at an earlier instant
   */
  public BookingView(
      PracticeId practice,
      CreditQueries queries,
      Function<? super Booking, Recalled<BookingOutcome>> now,
      BiFunction<? super Booking, ? super Instant, Recalled<BookingOutcome>> then) {
    this.practice = practice;
    this.queries = queries;
    this.now = now;
    this.then = then;
  }

  BookingExplanation explain(Booking booking) {
    return explained(booking, now.apply(booking));
  }

  BookingExplanation explain(Booking booking, Instant instant) {
    return explained(booking, then.apply(booking, Limits.instant("then", instant)));
  }

  private BookingExplanation explained(Booking booking, Recalled<BookingOutcome> recalled) {
    Holder payer = booking.payer().orElse(booking.attendee());
    WalletKey wallet = new WalletKey(practice, payer);
    Position written = recalled.positions().getOrDefault(wallet, Position.empty(wallet));
    Instant at = written.recordedAt().isAfter(recalled.at()) ? written.recordedAt() : recalled.at();
    Situation situation = Situation.booking(booking.type(), written.notes(), booking.overrides());
    CreditPolicy policy = recalled.rules().in(situation);
    Catalogue catalogue = policy.catalogue();
    CreditType owedIn = catalogue.narrowest(booking.type());
    List<LotLook> lots = lots(booking, policy, written, at);
    Map<CreditType, Long> prices = new TreeMap<>();
    prices.put(owedIn, catalogue.price(owedIn, booking.type(), at));
    lots.stream()
        .filter(l -> l.use() != LotUse.DOES_NOT_COVER)
        .map(l -> l.lot().type())
        .forEach(type -> prices.put(type, catalogue.price(type, booking.type(), at)));
    return ImmutableBookingExplanation.builder()
        .booking(booking)
        .at(at)
        .outcome(recalled.outcome())
        .settings(
            recalled
                .rules()
                .explain(
                    new Situation(
                        Optional.of(booking.type()),
                        Optional.of(owedIn),
                        written.notes(),
                        booking.overrides())))
        .catalogueRevision(catalogue.revision())
        .credited(catalogue.isCredited(booking.type()))
        .owedIn(owedIn)
        .prices(prices)
        .balances(balances(written.at(at), at))
        .lots(lots)
        .build();
  }

  private static Map<CreditType, Balance> balances(Position position, Instant at) {
    Map<CreditType, Balance> balances = new TreeMap<>();
    position.accounts().keySet().stream()
        .filter(type -> !type.isReserved())
        .forEach(type -> balances.put(type, position.balance(type, at)));
    return balances;
  }

  private static List<LotLook> lots(
      Booking booking, CreditPolicy policy, Position written, Instant at) {
    Instant date = policy.expiryBasis() == ExpiryBasis.SESSION_DATE ? booking.startsAt() : at;
    return written.lots().stream()
        .sorted(policy.burnDown())
        .map(lot -> new LotLook(lot, use(lot, policy.catalogue(), booking.type(), at, date)))
        .toList();
  }

  private static LotUse use(
      OpenLot lot, Catalogue catalogue, AppointmentType type, Instant at, Instant date) {
    if (lot.revoked()) {
      return LotUse.REVOKED;
    }
    if (!catalogue.pays(lot.type(), lot.terms().coverage(), type)) {
      return LotUse.DOES_NOT_COVER;
    }
    if (lot.terms().isOverAt(at)) {
      return LotUse.ENDED;
    }
    if (lot.free() == 0) {
      return LotUse.SET_ASIDE;
    }
    return lot.terms().countsFor(date) ? LotUse.USABLE : LotUse.NOT_VALID_ON_DATE;
  }

  List<PendingBooking> pending(Optional<Holder> after, int limit) {
    Limits.between("limit", limit, 1, Limits.PAGE);
    List<PendingBooking> pending = new ArrayList<>();
    Optional<Holder> behind = after;
    List<Position> page;
    do {
      page = queries.wallets(practice, behind, Limits.PAGE);
      for (Position position : page) {
        if (pending.size() < limit) {
          pending.addAll(waiting(position));
        }
        behind = Optional.of(position.wallet().holder());
      }
    } while (page.size() == Limits.PAGE && pending.size() < limit);
    return pending;
  }

  private static List<PendingBooking> waiting(Position position) {
    List<PendingBooking> waiting = new ArrayList<>();
    position
        .notes()
        .forEach(
            (name, text) -> {
              if (PendingNote.isName(name)) {
                PendingNote note = PendingNote.of(name, text);
                waiting.add(
                    new PendingBooking(position.wallet().holder(), note.session(), note.seats()));
              }
            });
    waiting.sort(Comparator.comparing(p -> p.session().startsAt()));
    return waiting;
  }
}
