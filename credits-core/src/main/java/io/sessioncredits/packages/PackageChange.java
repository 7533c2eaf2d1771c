package io.sessioncredits.packages;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A package defined, changed or retired. The library keeps it for the practice; it counts instead
 * of one of the same identifier that the host hands in. What was sold before stays as it is.
 */
@Value.Immutable
public abstract class PackageChange implements CreditCommand<PackageChangeOutcome> {
  PackageChange() {}

  /**
   * Returns a change that defines a package, or replaces its definition as a whole.
   *
   * @throws InvalidInputException if an argument is null
   */
  public static PackageChange define(RequestKey key, PackageDefinition definition, Reason reason) {
    Limits.given("definition", definition);
    return of(key, definition.id(), reason).withDefinition(definition);
  }

  /**
   * Returns a change that takes a package off sale.
   *
   * @throws InvalidInputException if an argument is null
   */
  public static PackageChange retire(RequestKey key, PackageId id, Reason reason) {
    return of(key, id, reason);
  }

  private static PackageChange of(RequestKey key, PackageId id, Reason reason) {
    return ImmutablePackageChange.of(
        Limits.given("requestKey", key),
        Limits.given("package", id),
        Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns which package it is. */
  @Value.Parameter
  public abstract PackageId id();

  /** Returns why. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns the package as it is from now on; empty if it is retired as it stands. */
  public abstract Optional<PackageDefinition> definition();

  abstract PackageChange withDefinition(PackageDefinition definition);

  @Override
  public Operation operation() {
    return Operation.PACKAGE;
  }
}
