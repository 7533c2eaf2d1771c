package io.sessioncredits.decision;

import io.sessioncredits.engine.Arrival;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Validity;
import io.sessioncredits.policy.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credits of one cycle of a sold package: one lot for each content. */
final class PackageGrant {
  private PackageGrant() {}

  /**
   * Opens the lots and lets them settle what is owed, or returns why that cannot be.
   *
   * @param sold what was sold
   * @param cause whether it was just sold or renewed
   * @param cycle the number of the cycle, 1 for the purchase
   * @param from when the credits begin to count
   */
  static Optional<Refusal> open(
      Draft draft, PurchaseRecord sold, Cause cause, int cycle, Instant from) {
    for (PackageContent content : sold.contents()) {
      if (end(draft, content, from).map(end -> !end.isAfter(from)).orElse(false)) {
        return Optional.of(Refusal.of(RefusalCode.PACKAGE_ENDED));
      }
    }
    if (!draft.hasRoomForLots(sold.holder(), sold.contents().size())) {
      return Optional.of(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
    }
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.PACKAGE, sold.packageId().value());
    if (sold.cycles().isPresent()) {
      facts.put(Fact.CYCLE, Integer.toString(cycle));
    }
    for (PackageContent content : sold.contents()) {
      LotTerms terms = terms(draft, sold, content, from);
      AccountKey account = sold.holder().account(content.type());
      LotId unused = Arrival.open(draft, account, new Arrival.Origin(cause, from, facts), terms);
    }
    return Optional.empty();
  }

  /**
   * A lot that begins to count at once or did so earlier settles what is owed for earlier sessions
   * too; one that begins later does not.
   */
  private static LotTerms terms(
      Draft draft, PurchaseRecord sold, PackageContent content, Instant from) {
    Catalogue catalogue = draft.policy().catalogue();
    Instant granted = from.isAfter(draft.now()) ? draft.now() : from;
    LotTerms terms =
        LotTerms.of(
                content.credits(),
                from,
                granted,
                catalogue.revision(),
                catalogue.breadth(content.type()))
            .withValidUntil(end(draft, content, from))
            .withCategory(sold.category())
            .withPrice(content.price())
            .withPurchase(sold.purchase());
    return content.validity().equals(Validity.unlimited())
        ? terms
        : terms.withValidityPolicy(content.validity().text());
  }

  private static Optional<Instant> end(Draft draft, PackageContent content, Instant from) {
    return content.validity().end(from, draft.policy().zone());
  }

  /**
   * Returns when credits that begin to count on {@code day} do: at once if that is today, else with
   * the day.
   */
  static Instant from(Draft draft, LocalDate day) {
    return day.equals(today(draft)) ? draft.now() : startOf(draft, day);
  }

  static LocalDate today(Draft draft) {
    return draft.now().atZone(draft.policy().zone()).toLocalDate();
  }

  static Instant startOf(Draft draft, LocalDate day) {
    return day.atStartOfDay(draft.policy().zone()).toInstant();
  }

  /** Returns {@code sold} due when the first of its cycles begins that is not granted yet. */
  static PurchaseRecord due(Draft draft, PurchaseRecord sold) {
    return sold.withNextDue(
        sold.cycles()
            .flatMap(cycles -> cycles.next().map(cycles::start))
            .map(day -> startOf(draft, day)));
  }

  /** Returns the lots that a receipt tells of. */
  static List<LotId> lots(Receipt receipt) {
    return receipt.movements().stream()
        .filter(m -> m.primitive() == Primitive.OPEN)
        .map(PackageGrant::lot)
        .toList();
  }

  private static LotId lot(Movement movement) {
    return new LotId(movement.account(), movement.lot());
  }
}
