package io.sessioncredits.packages;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.immutables.value.Value;

/**
 * A package sold to a holder, or assigned by staff: one lot for each credit type it holds.
 *
 * <p>The sale is the key, never the delivery that tells of it: however often it is delivered, in
 * whatever order and in parallel, it grants once. Whether it was paid is not part of what makes two
 * deliveries the same.
 */
@Value.Immutable
public abstract class Purchase implements CreditCommand<PurchaseOutcome> {
  Purchase() {}

  /**
   * Returns a purchase that was paid, of what the package holds, at its price, as of today.
   *
   * @param purchase the sale
   * @param holder who gets the credits
   * @param packageId what was sold
   * @throws InvalidInputException if an argument is null
   */
  public static Purchase of(PurchaseRef purchase, Holder holder, PackageId packageId) {
    return ImmutablePurchase.of(
        Limits.given("purchase", purchase),
        Limits.given("holder", holder),
        Limits.given("package", packageId));
  }

  /** Returns the sale. */
  @Value.Parameter
  public abstract PurchaseRef purchase();

  /** Returns who gets the credits. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns what was sold. */
  @Value.Parameter
  public abstract PackageId packageId();

  /** Returns the numbers that differ from those of the package; 0 leaves a credit type out. */
  public abstract Map<CreditType, Long> counts();

  /** Returns the price, if it differs from that of the package. */
  public abstract Optional<Price> price();

  /** Returns whether it was given away, whatever the package costs. */
  @Value.Default
  public boolean free() {
    return false;
  }

  /**
   * Returns the day on which the credits begin to count, in the zone of the practice; empty for at
   * once. The cycles of a renewing package are counted from it.
   */
  public abstract Optional<LocalDate> date();

  /** Returns whether the payment has failed. */
  @Value.Default
  public boolean paymentFailed() {
    return false;
  }

  /** Returns why, in words. */
  public abstract Optional<Reason> reason();

  /**
   * Returns this purchase with another number of {@code type} than the package has.
   *
   * @param credits 0, which leaves the type out, to {@link Limits#CREDITS}
   */
  public Purchase withCredits(CreditType type, long credits) {
    Map<CreditType, Long> more = new TreeMap<>(counts());
    more.put(Limits.given("creditType", type), credits);
    return withCounts(more);
  }

  abstract Purchase withCounts(Map<? extends CreditType, ? extends Long> counts);

  /** Returns this purchase at another price than the package has. */
  public abstract Purchase withPrice(Price price);

  /** Returns this purchase given away, or not; what is given away counts as promotional. */
  public abstract Purchase withFree(boolean free);

  /** Returns this purchase counting from the beginning of {@code date}, past or to come. */
  public abstract Purchase withDate(LocalDate date);

  /** Returns this purchase with its payment failed, or not. */
  public abstract Purchase withPaymentFailed(boolean failed);

  /** Returns this purchase with a reason. */
  public abstract Purchase withReason(Reason reason);

  /** Returns the key: of the sale. */
  @Override
  public RequestKey key() {
    return RequestKey.derived(purchase().value());
  }

  @Override
  public Operation operation() {
    return Operation.PURCHASE;
  }

  @Value.Check
  void check() {
    counts().forEach((type, count) -> Limits.between("credits", count, 0, Limits.CREDITS));
    date().ifPresent(day -> Limits.day("date", day));
    if (free() && price().isPresent()) {
      throw new InvalidInputException("price", price().get(), "must not be given for what is free");
    }
  }
}
