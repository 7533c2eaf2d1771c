package io.sessioncredits.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * So many credits of one type in a package, how long they count, and what of its price they are.
 */
@Value.Immutable
public abstract class PackageContent {
  PackageContent() {}

  /**
   * Returns {@code credits} of {@code type} that never end and have no price.
   *
   * @param type what they are
   * @param credits how many, 1 to {@link Limits#CREDITS}
   * @throws InvalidInputException if the type is null or reserved, or the number out of range
   */
  public static PackageContent of(CreditType type, long credits) {
    return ImmutablePackageContent.of(Limits.given("creditType", type), credits);
  }

  /** Returns what the credits are. */
  @Value.Parameter
  public abstract CreditType type();

  /** Returns how many there are. */
  @Value.Parameter
  public abstract long credits();

  /** Returns how long they count from the grant on. */
  @Value.Default
  public Validity validity() {
    return Validity.unlimited();
  }

  /** Returns what all of these credits cost; empty if they have no price of their own. */
  public abstract Optional<Price> price();

  /** Returns this content with another number of credits. */
  public abstract PackageContent withCredits(long credits);

  /** Returns this content counting as long as {@code validity} says. */
  public abstract PackageContent withValidity(Validity validity);

  /** Returns this content with what all of its credits cost. */
  public abstract PackageContent withPrice(Price price);

  /** Returns this content with or without a price. */
  public abstract PackageContent withPrice(Optional<? extends Price> price);

  @Value.Check
  void check() {
    Limits.credits("credits", credits());
    if (type().isReserved()) {
      throw new InvalidInputException("creditType", type(), "is reserved");
    }
  }
}
