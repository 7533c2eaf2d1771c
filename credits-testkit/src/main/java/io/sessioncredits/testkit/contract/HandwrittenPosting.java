package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A posting written by hand, entry by entry, so that a clause about a store does not rest on what
 * the core decides. Its digests are made up: a store cannot tell.
 */
final class HandwrittenPosting {
  private static final int COVERAGE = 0;
  private static final int BREADTH = 1;

  private final RequestId request;
  private final Instant recordedAt;
  private final Map<WalletKey, Position> positions = new TreeMap<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<BookingRecord> bookings = new ArrayList<>();
  private final List<PurchaseRecord> purchases = new ArrayList<>();

  private HandwrittenPosting(RequestId request, Instant recordedAt) {
    this.request = request;
    this.recordedAt = recordedAt;
  }

  static HandwrittenPosting of(RequestId request, Instant recordedAt) {
    return new HandwrittenPosting(request, recordedAt);
  }

  static LotTerms terms(long credits, Instant from) {
    return LotTerms.of(credits, from, from, COVERAGE, BREADTH);
  }

  /** Opens a lot in the wallet of {@code before}, or behind what this posting has written there. */
  HandwrittenPosting open(Position before, CreditType type, long credits) {
    return open(before, type, terms(credits, recordedAt));
  }

  HandwrittenPosting open(Position before, CreditType type, LotTerms terms) {
    long opening = latest(before).head(type).sequence() + 1;
    return write(
        before,
        change(type, Primitive.OPEN, Cause.PURCHASE)
            .lot(opening)
            .amount(terms.size())
            .terms(terms)
            .build());
  }

  HandwrittenPosting take(Position before, CreditType type, long lot, long credits) {
    return write(
        before, change(type, Primitive.TAKE, Cause.BOOKING).lot(lot).amount(-credits).build());
  }

  Change.Builder change(CreditType type, Primitive primitive, Cause cause) {
    Change.Builder change = Change.builder();
    change.type(type).primitive(primitive).cause(cause).effectiveAt(recordedAt);
    return change;
  }

  HandwrittenPosting write(Position before, Change change) {
    return write(before, change, Stage.STAFF);
  }

  HandwrittenPosting write(Position before, Change change, Actor actor) {
    Position position = latest(before);
    AccountHead head = position.head(change.type());
    long sequence = head.sequence() + 1;
    return write(
        before,
        LedgerEntry.builder()
            .account(position.wallet().account(change.type()))
            .sequence(sequence)
            .primitive(change.primitive())
            .cause(change.cause())
            .lot(change.lot())
            .amount(change.amount())
            .held(change.held())
            .balanceAfter(head.balance() + change.amount())
            .effectiveAt(change.effectiveAt())
            .recordedAt(recordedAt)
            .request(request)
            .line(entries.size())
            .related(change.related())
            .session(change.session())
            .terms(change.terms())
            .actor(actor)
            .facts(change.facts())
            .digest(new Digest(sequence, change.amount(), entries.size(), request.hashCode()))
            .build());
  }

  /** Adds an entry as it is. */
  HandwrittenPosting write(Position before, LedgerEntry entry) {
    positions.put(before.wallet(), latest(before).after(entry));
    entries.add(entry);
    return this;
  }

  /** Tells these instead of one message for what its entries do. */
  Posting telling(List<CreditMessage> told) {
    Posting posting = posting();
    return new Posting(
        posting.request(),
        posting.entries(),
        posting.positions(),
        posting.bookings(),
        posting.purchases(),
        told);
  }

  HandwrittenPosting book(BookingRecord booking) {
    bookings.add(booking);
    return this;
  }

  HandwrittenPosting sell(PurchaseRecord purchase) {
    purchases.add(purchase);
    return this;
  }

  /** Names a wallet that the posting concerns though no entry is written to it. */
  HandwrittenPosting concerning(Position before) {
    positions.put(before.wallet(), latest(before));
    return this;
  }

  /** Returns where {@code before} stands after what is written so far. */
  Position latest(Position before) {
    return positions.getOrDefault(before.wallet(), before);
  }

  Posting posting() {
    return posting(new Verdict("Granted", Map.of(), entries.stream().map(Movement::of).toList()));
  }

  Posting posting(Verdict verdict) {
    Digest command = new Digest(1, 2, 3, request.hashCode());
    return new Posting(
        new RequestRecord(request, command, recordedAt, verdict),
        entries,
        positions,
        bookings,
        purchases,
        messages());
  }

  /** One message of each kind for each account: that it comes back matters, not what it says. */
  private List<CreditMessage> messages() {
    Map<List<Object>, CreditMessage> messages = new LinkedHashMap<>();
    for (LedgerEntry entry : entries) {
      MessageKind kind = entry.amount() < 0 ? MessageKind.SPENT : MessageKind.GRANTED;
      messages.merge(
          List.of(entry.account(), kind), message(kind, entry), HandwrittenPosting::together);
    }
    return List.copyOf(messages.values());
  }

  private static CreditMessage together(CreditMessage one, CreditMessage other) {
    return CreditMessage.builder()
        .from(one)
        .amount(one.amount() + other.amount())
        .credits(one.credits() + other.credits())
        .addAllLots(other.lots())
        .addAllSessions(other.sessions())
        .build();
  }

  private CreditMessage message(MessageKind kind, LedgerEntry entry) {
    return CreditMessage.builder()
        .kind(kind)
        .account(entry.account())
        .sequence(entry.sequence())
        .amount(entry.amount())
        .credits(Math.abs(entry.amount()))
        .before(balance(entry.balanceAfter() - entry.amount()))
        .after(balance(entry.balanceAfter()))
        .addLots(entry.lotId())
        .addAllSessions(entry.session().stream().toList())
        .facts(entry.facts())
        .actor(entry.actor())
        .request(request)
        .recordedAt(recordedAt)
        .build();
  }

  private static Balance balance(long available) {
    return new Balance(available, 0, available, 0, 0);
  }
}
