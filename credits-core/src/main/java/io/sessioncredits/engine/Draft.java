package io.sessioncredits.engine;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Overrides;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.policy.Situation;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The posting of one command while it is decided: entries are written into it, and the positions
 * follow.
 *
 * <p>Before the command is decided, what time alone has brought to its wallets is written first. A
 * draft that is refused is thrown away as a whole.
 */
public final class Draft {
  private final State state;
  private final RequestId request;
  private final RulesInForce rules;
  private final Actor actor;
  private final Instant now;
  private final Optional<SealedText> reason;
  private final Optional<String> override;
  private final Map<WalletKey, Position> positions = new TreeMap<>();
  private final Map<BookingLine, BookingRecord> bookings = new LinkedHashMap<>();
  private final Map<PurchaseRef, PurchaseRecord> purchases = new LinkedHashMap<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private Telling telling = new Telling();
  private final int impliedEntries;

  Draft(State state, Stamp stamp, Iterable<WalletKey> wallets) {
    this.state = state;
    this.request = stamp.request();
    this.rules = stamp.rules();
    this.actor = stamp.actor();
    this.reason = stamp.reason();
    this.override = stamp.override();
    Instant latest = stamp.clock();
    for (WalletKey wallet : wallets) {
      Instant recorded = state.position(wallet).recordedAt();
      latest = recorded.isAfter(latest) ? recorded : latest;
    }
    this.now = latest;
    for (WalletKey wallet : wallets) {
      positions.put(wallet, state.position(wallet));
      bringUpToDate(wallet);
    }
    this.impliedEntries = entries.size();
  }

  /** Who asks for what, when, under which rules. */
  record Stamp(
      RequestId request,
      RulesInForce rules,
      Actor actor,
      Instant clock,
      Optional<SealedText> reason,
      Optional<String> override) {}

  private void bringUpToDate(WalletKey wallet) {
    for (Change change : position(wallet).implied(now)) {
      write(wallet, change, Actor.TIME, Optional.empty());
    }
  }

  /** Returns the practice. */
  public PracticeId practice() {
    return request.practice();
  }

  /** Returns the rules of the practice as a whole. */
  public CreditPolicy policy() {
    return rules.practice();
  }

  /** Returns the rules for a booking that {@code wallet} pays, with what the call itself says. */
  public CreditPolicy policy(WalletKey wallet, AppointmentType type, Overrides call) {
    return rules.in(Situation.booking(type, position(wallet).notes(), call));
  }

  /** Returns the rules for the credits of one account. */
  public CreditPolicy policy(AccountKey account) {
    return rules.in(Situation.credits(account.type(), position(account.wallet()).notes()));
  }

  /** Returns who acts. */
  public Actor actor() {
    return actor;
  }

  /**
   * Returns the deciding instant: the clock, or the last entry of a wallet concerned if that is
   * later.
   */
  public Instant now() {
    return now;
  }

  /** What is written so far, to come back to. */
  public static final class Mark {
    private final Map<WalletKey, Position> positions;
    private final Map<BookingLine, BookingRecord> bookings;
    private final Map<PurchaseRef, PurchaseRecord> purchases;
    private final Telling telling;
    private final int entries;

    private Mark(Draft draft) {
      this.positions = new TreeMap<>(draft.positions);
      this.bookings = new LinkedHashMap<>(draft.bookings);
      this.purchases = new LinkedHashMap<>(draft.purchases);
      this.telling = draft.telling.copy();
      this.entries = draft.entries.size();
    }
  }

  /** Returns what is written so far. */
  public Mark mark() {
    return new Mark(this);
  }

  /** Takes back what was written since {@code mark}. */
  public void backTo(Mark mark) {
    positions.clear();
    positions.putAll(mark.positions);
    bookings.clear();
    bookings.putAll(mark.bookings);
    purchases.clear();
    purchases.putAll(mark.purchases);
    telling = mark.telling.copy();
    entries.subList(mark.entries, entries.size()).clear();
  }

  /** Returns where {@code wallet} stands after what is written so far. */
  public Position position(WalletKey wallet) {
    Position changed = positions.get(wallet);
    return changed == null ? state.position(wallet) : changed;
  }

  /**
   * Returns the record of {@code line} after what is written so far; empty if it was never booked.
   */
  public Optional<BookingRecord> booking(BookingLine line) {
    return Optional.ofNullable(bookings.get(line)).or(() -> state.booking(line));
  }

  /** Writes a new or changed booking record. */
  public void book(BookingRecord booking) {
    bookings.put(booking.line(), booking);
  }

  /** Returns the record of {@code purchase} after what is written so far; empty if never made. */
  public Optional<PurchaseRecord> purchase(PurchaseRef purchase) {
    return Optional.ofNullable(purchases.get(purchase)).or(() -> state.purchase(purchase));
  }

  /** Writes a new or changed purchase record. */
  public void record(PurchaseRecord purchase) {
    purchases.put(purchase.purchase(), purchase);
  }

  /** Returns what another request moved as kept; empty if it was never carried out. */
  public Optional<List<Movement>> movements(RequestId other) {
    return state
        .request(other)
        .map(RequestRecord::verdict)
        .filter(verdict -> RememberedRefusal.of(verdict).isEmpty())
        .map(Verdict::movements);
  }

  /** Returns an entry that the targets of the command name. */
  public Optional<LedgerEntry> entry(EntryRef name) {
    return state.entry(name);
  }

  /** Writes an entry of the command and returns its name. */
  public EntryRef write(WalletKey wallet, Change change) {
    return write(wallet, override.map(rule -> naming(change, rule)).orElse(change), actor, reason);
  }

  private static Change naming(Change change, String rule) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.OVERRIDE, rule);
    facts.putAll(change.facts());
    return Change.builder().from(change).facts(facts).build();
  }

  private EntryRef write(WalletKey wallet, Change change, Actor who, Optional<SealedText> why) {
    Position before = position(wallet);
    AccountHead head = before.head(change.type());
    LedgerEntry open =
        LedgerEntry.builder()
            .account(wallet.account(change.type()))
            .sequence(head.sequence() + 1)
            .primitive(change.primitive())
            .cause(change.cause())
            .lot(change.lot())
            .amount(change.amount())
            .held(change.held())
            .balanceAfter(Math.addExact(head.balance(), change.amount()))
            .effectiveAt(change.effectiveAt())
            .recordedAt(now)
            .request(request)
            .line(entries.size())
            .related(change.related())
            .session(change.session())
            .terms(change.terms())
            .actor(who)
            .reason(why)
            .facts(change.facts())
            .build();
    LedgerEntry entry = open.withDigest(EntryDigest.of(head.digest(), open));
    positions.put(wallet, before.after(entry));
    telling.note(before, entry);
    entries.add(entry);
    return entry.ref();
  }

  /**
   * Tells that the authorizations of the attendee of {@code session} do not pay for it, or not for
   * all of it: in the reserved account of the attendee, though nothing need be written there.
   */
  public void warn(BookedSession session, List<AuthorizationWarning> warnings) {
    WalletKey wallet = new WalletKey(practice(), session.line().attendee());
    CreditMessage.Builder message = CreditMessage.builder();
    message
        .kind(MessageKind.AUTHORIZATION_WARNING)
        .account(wallet.account(CreditType.CLIENT_SETTINGS))
        .sequence(0)
        .before(Balance.ZERO)
        .after(Balance.ZERO)
        .addSessions(session)
        .warnings(warnings)
        .actor(actor)
        .request(request)
        .recordedAt(now);
    telling.note(message.build());
  }

  /**
   * Returns the name that the next entry of {@code type} will have: what a lot opened by it is
   * called.
   */
  public EntryRef next(WalletKey wallet, CreditType type) {
    return new EntryRef(wallet.account(type), position(wallet).head(type).sequence() + 1);
  }

  /** Returns the open lot {@code lot}; empty if it is closed. */
  public Optional<OpenLot> lot(LotId lot) {
    return position(lot.account().wallet()).lot(lot.account().type(), lot.opening());
  }

  /**
   * Returns the terms of a lot that a posting to be undone concerns, open or closed.
   *
   * @throws LedgerIntegrityException if nothing that was read says them
   */
  public LotTerms terms(LotId lot) {
    return lot(lot)
        .map(OpenLot::terms)
        .or(() -> state.terms(lot))
        .orElseThrow(
            () -> new LedgerIntegrityException("the terms of lot " + lot + " are missing"));
  }

  /**
   * Returns {@code terms} if {@code lot} is closed and an entry that adds to it must say them
   * again.
   */
  public Optional<LotTerms> termsIfClosed(LotId lot, LotTerms terms) {
    return lot(lot).isPresent() ? Optional.empty() : Optional.of(terms);
  }

  /**
   * Returns whether {@code more} lots can be opened in {@code wallet}; lots of equal terms are
   * merged before the answer is no.
   */
  public boolean hasRoomForLots(WalletKey wallet, int more) {
    if (openLots(wallet) + more > Limits.OPEN_LINES) {
      LotMerger.merge(this, wallet);
    }
    return openLots(wallet) + more <= Limits.OPEN_LINES;
  }

  /**
   * Merges lots of equal terms if credits that came back have opened more lots than a wallet holds.
   */
  void mergeIfCrowded(WalletKey wallet) {
    if (openLots(wallet) > Limits.OPEN_LINES) {
      LotMerger.merge(this, wallet);
    }
  }

  private long openLots(WalletKey wallet) {
    return position(wallet).lots().stream().filter(l -> !l.revoked()).count();
  }

  /** Returns whether another debt or hold can be opened in {@code wallet}. */
  public boolean hasRoomForLine(WalletKey wallet) {
    Position position = position(wallet);
    return position.debts().size() < Limits.OPEN_LINES
        && position.holds().size() < Limits.OPEN_LINES;
  }

  /** Returns whether nothing is written so far, not even what time alone has brought. */
  public boolean isUntouched() {
    return entries.isEmpty();
  }

  List<LedgerEntry> entries() {
    return entries;
  }

  /** Returns what the posting tells the world, of the {@code wanted} kinds. */
  List<CreditMessage> messages(Set<MessageKind> wanted) {
    return telling.messages(this, entries, positions, wanted);
  }

  List<Movement> movements() {
    return entries.subList(impliedEntries, entries.size()).stream().map(Movement::of).toList();
  }

  Map<WalletKey, Position> positions() {
    return positions;
  }

  List<BookingRecord> bookings() {
    return List.copyOf(bookings.values());
  }

  List<PurchaseRecord> purchases() {
    return List.copyOf(purchases.values());
  }
}
