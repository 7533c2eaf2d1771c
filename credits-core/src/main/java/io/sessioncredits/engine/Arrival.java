package io.sessioncredits.engine;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Credits that arrive: as a lot of their own, or back in the lot they came from. */
public final class Arrival {
  private Arrival() {}

  /**
   * Opens a lot of {@code account} with {@code terms}, lets it settle what is owed, and returns its
   * name.
   */
  public static LotId open(Draft draft, AccountKey account, Cause cause, LotTerms terms) {
    return open(draft, account, new Origin(cause, draft.now(), Map.of()), terms);
  }

  /**
   * Why credits arrive.
   *
   * @param cause why
   * @param from when they count from; what is still to come counts as of now
   * @param facts what the entry says beside
   */
  public record Origin(Cause cause, Instant from, Map<Fact, String> facts) {}

  /**
   * Opens a lot of {@code account} as {@code origin} says, lets it settle what is owed, and returns
   * its name.
   */
  public static LotId open(Draft draft, AccountKey account, Origin origin, LotTerms terms) {
    EntryRef name = draft.next(account.wallet(), account.type());
    draft.write(
        account.wallet(),
        Change.builder()
            .type(account.type())
            .primitive(Primitive.OPEN)
            .cause(origin.cause())
            .lot(name.sequence())
            .amount(terms.size())
            .effectiveAt(origin.from().isAfter(draft.now()) ? draft.now() : origin.from())
            .terms(terms)
            .facts(origin.facts())
            .build());
    LotId lot = new LotId(account, name.sequence());
    Settlement.settle(draft, lot);
    return lot;
  }

  /**
   * Decides what becomes of credits that an undo has put back into {@code lot}: they settle what is
   * owed; what is left in a lot that was taken back is taken back too, and what is left in a lot
   * that has ended lapses or, with days of grace, gets a lot of its own.
   */
  public static void restored(Draft draft, LotId lot, int graceDays) {
    Settlement.settle(draft, lot);
    Optional<OpenLot> open = draft.lot(lot).filter(l -> l.free() > 0);
    if (open.isEmpty()) {
      return;
    }
    if (open.get().revoked()) {
      lapse(draft, lot, open.get().free(), Cause.REVOCATION);
    } else if (open.get().terms().isOverAt(draft.now())) {
      if (graceDays > 0) {
        reissue(draft, lot, open.get(), graceDays);
      } else {
        lapse(draft, lot, open.get().free(), Cause.EXPIRY);
      }
    }
  }

  private static void lapse(Draft draft, LotId lot, long units, Cause cause) {
    draft.write(
        lot.account().wallet(),
        Change.builder()
            .type(lot.account().type())
            .primitive(Primitive.TAKE)
            .cause(cause)
            .lot(lot.opening())
            .amount(-units)
            .effectiveAt(draft.now())
            .build());
  }

  private static void reissue(Draft draft, LotId lot, OpenLot old, int graceDays) {
    CreditPolicy policy = draft.policy();
    Instant end = policy.endOfGrace(draft.now(), graceDays);
    LotTerms terms = share(lot, old, old.free()).withValidUntil(end);
    WalletKey wallet = lot.account().wallet();
    LotId fresh = new LotId(lot.account(), draft.next(wallet, lot.account().type()).sequence() + 1);
    Moves.write(
        draft,
        Cause.REISSUE,
        new Moves.Half(lot, -old.free(), Optional.empty()),
        new Moves.Half(fresh, old.free(), Optional.of(terms)),
        Optional.empty());
  }

  /**
   * Returns the terms of a lot of {@code units} that come out of {@code old}: with its share of the
   * price and its origin.
   */
  public static LotTerms share(LotId lot, OpenLot old, long units) {
    Optional<Price> price =
        old.value(old.remaining())
            .map(
                before -> {
                  Price after = old.value(old.remaining() - units).orElseThrow();
                  return Price.of(before.minorUnits() - after.minorUnits(), before.currency());
                });
    return old.terms()
        .withSize(units)
        .withPrice(price)
        .withOrigin(old.terms().origin().orElse(lot));
  }
}
