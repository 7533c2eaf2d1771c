package io.sessioncredits.ledger;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Credits sold or given to a holder: one lot of one credit type.
 *
 * <p>A purchase grants each credit type once, however often it is delivered; {@link #withKey}
 * allows a second grant of the same purchase, such as one to the right client after a mistake was
 * reversed.
 */
@Value.Immutable
public abstract class Grant implements CreditCommand<GrantOutcome> {
  Grant() {}

  /**
   * Returns a grant that counts at once, has no end and no price.
   *
   * @param holder who gets the credits
   * @param type what they are
   * @param credits how many, 1 to {@link Limits#CREDITS}
   * @param purchase the sale
   * @throws InvalidInputException if an argument is null or out of range
   */
  public static Grant of(Holder holder, CreditType type, long credits, PurchaseRef purchase) {
    return ImmutableGrant.of(
        Limits.owner("holder", holder),
        Limits.sold("creditType", type),
        credits,
        Limits.given("purchase", purchase));
  }

  /** Returns who gets the credits. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns what they are. */
  @Value.Parameter
  public abstract CreditType type();

  /** Returns how many. */
  @Value.Parameter
  public abstract long credits();

  /** Returns the sale. */
  @Value.Parameter
  public abstract PurchaseRef purchase();

  /** Returns from when on they count; empty for at once. */
  public abstract Optional<Instant> validFrom();

  /**
   * Returns the last day on which they count, in the zone of the practice; empty if another end or
   * none is given.
   */
  public abstract Optional<LocalDate> lastDay();

  /**
   * Returns the first instant at which they no longer count; empty if another end or none is given.
   */
  public abstract Optional<Instant> validUntil();

  /** Returns whether they were paid for. */
  @Value.Default
  public Category category() {
    return Category.PAID;
  }

  /** Returns the priority of the lot, 0 to {@link Limits#PRIORITY}; lower is used first. */
  @Value.Default
  public int priority() {
    return LotTerms.DEFAULT_PRIORITY;
  }

  /** Returns the price of all of them together; empty if they have none. */
  public abstract Optional<Price> price();

  /** Returns why, in words. */
  public abstract Optional<Reason> reason();

  /** Returns the key: of the purchase and credit type, unless another is given. */
  @Override
  @Value.Default
  public RequestKey key() {
    return RequestKey.derived(purchase().value(), type().value());
  }

  @Override
  public Operation operation() {
    return Operation.GRANT;
  }

  /** Returns this grant counting from {@code instant} on. */
  public abstract Grant withValidFrom(Instant instant);

  /** Returns this grant counting up to the end of {@code day} in the zone of the practice. */
  public abstract Grant withLastDay(LocalDate day);

  /** Returns this grant counting until just before {@code instant}. */
  public abstract Grant withValidUntil(Instant instant);

  /** Returns this grant in another category. */
  public abstract Grant withCategory(Category category);

  /** Returns this grant with another priority. */
  public abstract Grant withPriority(int priority);

  /** Returns this grant with the price of all credits together. */
  public abstract Grant withPrice(Price price);

  /** Returns this grant with a reason. */
  public abstract Grant withReason(Reason reason);

  /** Returns this grant with a key of its own. */
  public abstract Grant withKey(RequestKey key);

  @Value.Check
  void check() {
    Limits.credits("credits", credits());
    Limits.between("priority", priority(), 0, Limits.PRIORITY);
    validFrom().ifPresent(i -> Limits.instant("validFrom", i));
    validUntil().ifPresent(i -> Limits.instant("validUntil", i));
    lastDay().ifPresent(d -> Limits.between("year of lastDay", d.getYear(), FIRST_YEAR, LAST_YEAR));
    if (lastDay().isPresent() && validUntil().isPresent()) {
      throw new InvalidInputException(
          "validUntil", validUntil().get(), "must not be given beside lastDay");
    }
    if (validFrom().isPresent()
        && validUntil().isPresent()
        && !validUntil().get().isAfter(validFrom().get())) {
      throw new InvalidInputException(
          "validUntil", validUntil().get(), "must be after validFrom, " + validFrom().get());
    }
  }

  private static final int FIRST_YEAR = 1901;
  private static final int LAST_YEAR = 9997;
}
