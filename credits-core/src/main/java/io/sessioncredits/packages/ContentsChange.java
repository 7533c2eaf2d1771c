package io.sessioncredits.packages;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.List;
import org.immutables.value.Value;

/**
 * Other contents of a renewing purchase: what the cycles grant that are granted from now on. What
 * was granted stays as it is.
 */
@Value.Immutable
public abstract class ContentsChange implements CreditCommand<PurchaseChangeOutcome> {
  ContentsChange() {}

  /**
   * Returns a change of what {@code purchase} grants.
   *
   * @param key makes it safe to send again
   * @param purchase the sale
   * @param contents what a cycle grants, each with its share of the price: 1 to {@link
   *     Limits#PACKAGE_TYPES} credit types, each once
   * @param reason why
   * @throws InvalidInputException if an argument is null or out of range
   */
  public static ContentsChange of(
      RequestKey key,
      PurchaseRef purchase,
      Iterable<? extends PackageContent> contents,
      Reason reason) {
    return ImmutableContentsChange.of(
        Limits.given("requestKey", key),
        Limits.given("purchase", purchase),
        Limits.given("contents", contents),
        Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns the sale. */
  @Value.Parameter
  public abstract PurchaseRef purchase();

  /** Returns what a cycle grants. */
  @Value.Parameter
  public abstract List<PackageContent> contents();

  /** Returns why. */
  @Value.Parameter
  public abstract Reason reason();

  @Override
  public Operation operation() {
    return Operation.RESELL;
  }

  @Value.Check
  void check() {
    Limits.between("contents", contents().size(), 1, Limits.PACKAGE_TYPES);
    long types = contents().stream().map(PackageContent::type).distinct().count();
    if (types != contents().size()) {
      throw new InvalidInputException("contents", contents(), "must name each credit type once");
    }
  }
}
