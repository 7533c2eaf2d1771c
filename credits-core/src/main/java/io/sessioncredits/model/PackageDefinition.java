package io.sessioncredits.model;

import java.math.BigInteger;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A package as a practice sells it. What is sold is frozen at the sale: a definition that changes
 * afterwards does not change what was sold.
 */
@Value.Immutable
public abstract class PackageDefinition {
  /** Longest name in characters: a line on a price list. */
  public static final int NAME_LENGTH = 100;

  PackageDefinition() {}

  /**
   * Returns a package that is paid for, costs what its contents name or nothing, is sold once and
   * not retired.
   *
   * @param id which package
   * @param name what people call it, 1 to {@link #NAME_LENGTH} characters
   * @param contents what it holds: 1 to {@link Limits#PACKAGE_TYPES} credit types, each once
   * @throws InvalidInputException if an argument is null, or the name or the contents are not so
   */
  public static PackageDefinition of(
      PackageId id, String name, Iterable<? extends PackageContent> contents) {
    return ImmutablePackageDefinition.of(
        Limits.given("package", id), name, Limits.given("contents", contents));
  }

  /** Returns which package it is. */
  @Value.Parameter
  public abstract PackageId id();

  /** Returns what people call it. */
  @Value.Parameter
  public abstract String name();

  /** Returns what it holds. */
  @Value.Parameter
  public abstract List<PackageContent> contents();

  /** Returns what it costs, each cycle if it renews; empty if it is free. */
  public abstract Optional<Price> price();

  /** Returns whether its credits count as paid for. */
  @Value.Default
  public Category category() {
    return Category.PAID;
  }

  /** Returns the billing cycle at whose beginning it grants again; empty if it is sold once. */
  public abstract Optional<Period> renewal();

  /** Returns whether it is no longer sold; renewals of what was sold go on. */
  @Value.Default
  public boolean retired() {
    return false;
  }

  /** Returns this package under another name. */
  public abstract PackageDefinition withName(String name);

  /** Returns this package with other contents. */
  public abstract PackageDefinition withContents(Iterable<? extends PackageContent> contents);

  /** Returns this package with or without a price. */
  public abstract PackageDefinition withPrice(Optional<? extends Price> price);

  /** Returns this package at a price. */
  public abstract PackageDefinition withPrice(Price price);

  /** Returns this package in another category. */
  public abstract PackageDefinition withCategory(Category category);

  /** Returns this package granting again each {@code cycle}, such as each month. */
  public abstract PackageDefinition withRenewal(Period cycle);

  /** Returns this package on sale, or retired. */
  public abstract PackageDefinition withRetired(boolean retired);

  /**
   * Returns the contents as they are sold: each with its share of the price, no minor unit lost.
   */
  public List<PackageContent> sold() {
    return sold(Map.of(), price());
  }

  /**
   * Returns the contents as they are sold with other numbers or at another price. The price is
   * split as the definition splits it: by the shares that its contents name, or else in proportion
   * to their numbers; a content whose number changes weighs accordingly.
   *
   * @param counts other numbers for some of its credit types; 0 leaves the type out
   * @param total the price of all; empty if they have none
   * @throws InvalidInputException if a credit type is not in the package, a number is out of range
   *     or nothing is left
   */
  public List<PackageContent> sold(Map<CreditType, Long> counts, Optional<Price> total) {
    checkTypes(counts);
    List<PackageContent> sold = new ArrayList<>();
    List<BigInteger> weights = new ArrayList<>();
    for (PackageContent content : contents()) {
      long count = counts.getOrDefault(content.type(), content.credits());
      if (count != 0) {
        sold.add(content.withCredits(count));
        weights.add(weight(content, count));
      }
    }
    if (sold.isEmpty()) {
      throw new InvalidInputException("counts", counts, "must leave a credit in the package");
    }
    if (total.isEmpty()) {
      sold.replaceAll(content -> content.withPrice(Optional.empty()));
      return sold;
    }
    List<Price> shares = total.get().split(weights);
    for (int i = 0; i < sold.size(); i++) {
      sold.set(i, sold.get(i).withPrice(shares.get(i)));
    }
    return sold;
  }

  /** Shares and numbers never weigh against each other: all contents name a share, or none does. */
  private BigInteger weight(PackageContent content, long count) {
    BigInteger wanted = BigInteger.valueOf(count);
    if (content.price().isEmpty()) {
      return wanted;
    }
    BigInteger all =
        contents().stream()
            .map(c -> BigInteger.valueOf(c.credits()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    return BigInteger.valueOf(content.price().get().minorUnits())
        .multiply(wanted)
        .multiply(all)
        .divide(BigInteger.valueOf(content.credits()));
  }

  private void checkTypes(Map<CreditType, Long> counts) {
    for (CreditType type : counts.keySet()) {
      if (contents().stream().noneMatch(content -> content.type().equals(type))) {
        throw new InvalidInputException("counts", type, "is not in the package " + id());
      }
    }
  }

  /** Where the contents name their shares, the price is their sum unless it is given too. */
  @Value.Check
  PackageDefinition checked() {
    Limits.sentence("name", name());
    if (name().length() > NAME_LENGTH) {
      throw new InvalidInputException(
          "name", name(), "must have at most " + NAME_LENGTH + " characters");
    }
    checkContents(contents());
    renewal().ifPresent(cycle -> Limits.period("billing cycle", cycle));
    List<Price> shares = contents().stream().flatMap(c -> c.price().stream()).toList();
    if (shares.isEmpty()) {
      return this;
    }
    Price sum = sum(shares);
    if (price().isEmpty()) {
      return withPrice(sum);
    }
    if (!price().get().equals(sum)) {
      throw new InvalidInputException(
          "price", price().get(), "must be the sum of what its contents cost, " + sum);
    }
    return this;
  }

  static void checkContents(List<PackageContent> contents) {
    Limits.between("contents", contents.size(), 1, Limits.PACKAGE_TYPES);
    Set<CreditType> types = new HashSet<>();
    for (PackageContent content : contents) {
      if (!types.add(content.type())) {
        throw new InvalidInputException("contents", content.type(), "must be there only once");
      }
    }
  }

  private Price sum(List<Price> shares) {
    String currency = shares.get(0).currency();
    if (shares.size() != contents().size()
        || shares.stream().anyMatch(s -> !s.currency().equals(currency))) {
      throw new InvalidInputException(
          "contents", contents(), "must all name what they cost, in one currency, or none must");
    }
    return Price.of(shares.stream().mapToLong(Price::minorUnits).sum(), currency);
  }
}
