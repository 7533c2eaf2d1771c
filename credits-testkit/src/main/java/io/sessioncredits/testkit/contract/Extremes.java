package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;

/** Values at the limits of what there may be. */
final class Extremes {
  /** An identifier of the greatest length with every mark that is allowed. */
  static final String ID = filled("Aa0._-:/@+#", Limits.ID_LENGTH);

  /** A key of the greatest length that a host may give. */
  static final String KEY = filled("Kk9._-:/@+#", Limits.KEY_LENGTH);

  static final CreditType TYPE = CreditType.of(filled("Type", Limits.ID_LENGTH));

  /** The longest reason, of letters that take two, three and four bytes. */
  static final Reason REASON = Reason.of("é→𝄞'\"\\%_;".repeat(50));

  private static final Instant LAST = Limits.LATEST.minus(Duration.ofNanos(1_000));
  private static final int MOST_ATTEMPTS = 9_999;

  private Extremes() {}

  private static String filled(String pattern, int length) {
    return pattern.repeat(length).substring(0, length);
  }

  static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    text.chars()
        .mapToObj(c -> (char) c)
        .forEach(
            c ->
                swapped.append(
                    Character.isUpperCase(c)
                        ? Character.toLowerCase(c)
                        : Character.toUpperCase(c)));
    return swapped.toString();
  }

  /** Returns terms of which every part is there, and at its limit where it has one. */
  static LotTerms terms() {
    WalletKey ancestor = new WalletKey(Stage.PRACTICE, new GroupId(ID));
    return LotTerms.of(
            Limits.CREDITS, Limits.EARLIEST, Limits.EARLIEST, Integer.MAX_VALUE, Integer.MAX_VALUE)
        .withValidUntil(LAST)
        .withValidityPolicy(ID)
        .withCategory(Category.PROMOTIONAL)
        .withPriority(Limits.PRIORITY)
        .withPrice(Price.of(Limits.PRICE, "CHF"))
        .withOrigin(new LotId(ancestor.account(TYPE), Long.MAX_VALUE))
        .withPurchase(PurchaseRef.of(ID));
  }

  static BookedSession session() {
    BookingLine line = new BookingLine(BookingRef.of(ID), ClientId.of(ID), MOST_ATTEMPTS);
    return new BookedSession(line, AppointmentType.of(ID), LAST);
  }

  /** Returns a posting that opens a lot for a group named {@code id} under {@code key}. */
  static Posting posting(String id, String key, long credits) {
    WalletKey wallet = new WalletKey(Stage.PRACTICE, new GroupId(id));
    RequestId request = new RequestId(Stage.PRACTICE, Operation.REVERSE, stored(key));
    return HandwrittenPosting.of(request, Stage.START)
        .open(Position.empty(wallet), CreditType.of(id), credits)
        .posting();
  }

  /** Returns the longest key that a store keeps: a given one and what the core puts before it. */
  private static RequestKey stored(String key) {
    String prefix = filled("Transfer", Limits.STORED_KEY_LENGTH - key.length() - 1);
    return RequestKey.stored(prefix + "|" + key);
  }

  /** Returns a message of which every part is there, and at its limit where it has one. */
  static CreditMessage message(MessageKind kind) {
    AccountKey account = new WalletKey(Stage.PRACTICE, new GroupId(ID)).account(TYPE);
    CreditMessage.Builder message = CreditMessage.builder();
    message
        .from(plainMessage(kind))
        .account(account)
        .sequence(Long.MAX_VALUE)
        .amount(Long.MIN_VALUE)
        .credits(Long.MAX_VALUE)
        .before(
            new Balance(3 * Limits.CREDITS - 1, Limits.CREDITS, Limits.CREDITS, Limits.CREDITS, 1))
        .after(new Balance(-Limits.CREDITS, 0, 0, 0, Limits.CREDITS))
        .addLots(new LotId(account, 1), new LotId(account, Long.MAX_VALUE))
        .addSessions(session(), Sessions.session("yoga-1", Clauses.ANNA))
        .otherHolder(new GroupId(swapCase(ID)))
        .addLowMarks(1, Limits.CREDITS)
        .actor(Actor.system(ID));
    for (Fact fact : Fact.values()) {
      message.putFacts(fact, ID);
    }
    return message.build();
  }

  /** Returns a message that says no more than it must. */
  static CreditMessage plainMessage(MessageKind kind) {
    return CreditMessage.builder()
        .kind(kind)
        .account(Clauses.ANNAS.account(Clauses.MASSAGE))
        .sequence(1)
        .before(Balance.ZERO)
        .after(Balance.ZERO)
        .actor(Actor.client(Clauses.ANNA))
        .request(Clauses.request("sale-1"))
        .recordedAt(Stage.START)
        .build();
  }

  /** Opens as many lots, holds and debts as there may be. */
  static HandwrittenPosting full(HandwrittenPosting posting, Position before) {
    for (int i = 1; i <= Limits.OPEN_LINES; i++) {
      BookedSession session = Sessions.session("yoga-" + (1_000 + i), Clauses.ANNA);
      posting.open(before, Clauses.MASSAGE, terms());
      posting.write(
          before,
          posting
              .change(TYPE, Primitive.OPEN, Cause.BOOKING)
              .lot(i)
              .amount(-7)
              .session(session)
              .build());
    }
    for (int i = 1; i <= Limits.OPEN_LINES; i++) {
      posting.write(before, Sessions.hold(posting, i, "yoga-" + i, HoldEnd.RELEASE));
    }
    return posting;
  }
}
