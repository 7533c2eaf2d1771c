package io.sessioncredits.booking;

import io.sessioncredits.engine.Caller;
import io.sessioncredits.engine.Recall;
import io.sessioncredits.engine.Recall.Recalled;
import io.sessioncredits.engine.Waiting;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.ExpiryBasis;
import io.sessioncredits.policy.Situation;
import io.sessioncredits.spi.CreditQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Why bookings are allowed or refused, and which ones wait; read without a lock. */
public final class BookingView {
  private final Caller caller;
  private final Recall recall;
  private final CreditQueries queries;

  /** Creates the view of what {@code caller} may ask. */
  public BookingView(Caller caller, Recall recall, CreditQueries queries) {
    this.caller = caller;
    this.recall = recall;
    this.queries = queries;
  }

  BookingExplanation explain(Booking booking) {
    return explained(booking, recall.now(caller, booking));
  }

  BookingExplanation explain(Booking booking, Instant then) {
    return explained(booking, recall.at(Limits.instant("then", then), caller, booking));
  }

  private BookingExplanation explained(Booking booking, Recalled<BookingOutcome> recalled) {
    Holder payer = booking.payer().orElse(booking.attendee());
    WalletKey wallet = new WalletKey(caller.practice(), payer);
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
      page = queries.wallets(caller.practice(), behind, Limits.PAGE);
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
              List<String> names = NoteText.parts(name);
              if (names.get(0).equals(Waiting.PENDING)) {
                waiting.add(pending(position.wallet().holder(), names, NoteText.parts(text)));
              }
            });
    waiting.sort(Comparator.comparing(p -> p.session().startsAt()));
    return waiting;
  }

  private static PendingBooking pending(Holder payer, List<String> names, List<String> texts) {
    BookingLine line =
        new BookingLine(
            BookingRef.of(names.get(1)), ClientId.of(names.get(2)), Integer.parseInt(names.get(3)));
    return new PendingBooking(
        payer,
        new BookedSession(
            line, AppointmentType.of(texts.get(0)), Micros.instant(Long.parseLong(texts.get(1)))),
        Integer.parseInt(texts.get(2)));
  }
}
