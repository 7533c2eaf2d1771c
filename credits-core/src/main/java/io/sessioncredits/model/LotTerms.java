package io.sessioncredits.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.immutables.value.Value;

/**
 * What a lot was opened with: when it counts, what it may pay, what it cost, where it came from.
 *
 * <p>A lot is valid in {@code [validFrom, validUntil)}: at exactly {@code validUntil} it is over,
 * one microsecond before it is not.
 */
@Value.Immutable
public abstract class LotTerms {
  /** The priority of a lot for which nobody has said another. */
  public static final int DEFAULT_PRIORITY = 50;

  LotTerms() {}

  /**
   * Returns terms of a lot of {@code size} credits, valid from {@code validFrom} without end, paid,
   * without a price.
   *
   * @param size the credits of the whole lot, 1 to {@link Limits#CREDITS}
   * @param validFrom the first instant at which the lot counts
   * @param grantedAt when the first ancestor of the lot came into being; decides between lots
   *     otherwise equal
   * @param coverage which revision of the catalogue says what the lot may pay
   * @param breadth how many appointment types it may pay there; narrower lots go first
   */
  public static LotTerms of(
      long size, Instant validFrom, Instant grantedAt, int coverage, int breadth) {
    return ImmutableLotTerms.of(size, validFrom, grantedAt, coverage, breadth);
  }

  /** Returns the credits of the whole lot: what its price is for. */
  @Value.Parameter
  public abstract long size();

  /** Returns the first instant at which the lot counts. */
  @Value.Parameter
  public abstract Instant validFrom();

  /** Returns when the first ancestor of the lot came into being. */
  @Value.Parameter
  public abstract Instant grantedAt();

  /** Returns the revision of the catalogue that says what the lot may pay. */
  @Value.Parameter
  public abstract int coverage();

  /** Returns how many appointment types the lot may pay. */
  @Value.Parameter
  public abstract int breadth();

  /** Returns the first instant at which the lot counts no more; empty if it never ends. */
  public abstract Optional<Instant> validUntil();

  /**
   * Returns the policy that made the validity, as its own short text; empty if the instants were
   * given.
   */
  public abstract Optional<String> validityPolicy();

  /** Returns whether the credits were paid for. */
  @Value.Default
  public Category category() {
    return Category.PAID;
  }

  /** Returns the priority, 0 to {@link Limits#PRIORITY}; lower goes first. */
  @Value.Default
  public int priority() {
    return DEFAULT_PRIORITY;
  }

  /** Returns what the whole lot cost; empty if it has no price. */
  public abstract Optional<Price> price();

  /** Returns the first ancestor, if the lot came out of another one. */
  public abstract Optional<LotId> origin();

  /** Returns the sale the credits came from, if any. */
  public abstract Optional<PurchaseRef> purchase();

  /** Returns whether the lot counts at {@code instant}. */
  public boolean isValidAt(Instant instant) {
    return !instant.isBefore(validFrom()) && !isOverAt(instant);
  }

  /**
   * Returns whether the lot may pay for a session at {@code session}: one within its validity, or
   * before it if the lot counts since it was granted and not since a fixed later date.
   */
  public boolean countsFor(Instant session) {
    return !isOverAt(session)
        && (!session.isBefore(validFrom()) || validFrom().equals(grantedAt()));
  }

  /** Returns whether the validity has ended at {@code instant}. */
  public boolean isOverAt(Instant instant) {
    return validUntil().map(end -> !instant.isBefore(end)).orElse(false);
  }

  /** Returns these terms with the end {@code validUntil}. */
  public abstract LotTerms withValidUntil(Instant validUntil);

  /** Returns these terms with or without an end. */
  public abstract LotTerms withValidUntil(Optional<? extends Instant> validUntil);

  /** Returns these terms with the start {@code validFrom}. */
  public abstract LotTerms withValidFrom(Instant validFrom);

  /** Returns these terms with the policy that made the validity. */
  public abstract LotTerms withValidityPolicy(String validityPolicy);

  /** Returns these terms in another category. */
  public abstract LotTerms withCategory(Category category);

  /** Returns these terms with another priority. */
  public abstract LotTerms withPriority(int priority);

  /** Returns these terms for a lot of another size. */
  public abstract LotTerms withSize(long size);

  /** Returns these terms with the price of the whole lot. */
  public abstract LotTerms withPrice(Price price);

  /** Returns these terms with or without a price. */
  public abstract LotTerms withPrice(Optional<? extends Price> price);

  /** Returns these terms with the first ancestor. */
  public abstract LotTerms withOrigin(LotId origin);

  /** Returns these terms with the sale. */
  public abstract LotTerms withPurchase(PurchaseRef purchase);

  /**
   * Returns the terms as named texts, the one form that digests and stores use; absent terms have
   * no name. The names are part of the entry format.
   */
  public Map<String, String> fields() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("size", Long.toString(size()));
    fields.put("from", Long.toString(Micros.of(validFrom())));
    fields.put("granted", Long.toString(Micros.of(grantedAt())));
    fields.put("coverage", Integer.toString(coverage()));
    fields.put("breadth", Integer.toString(breadth()));
    fields.put("category", category().name());
    fields.put("priority", Integer.toString(priority()));
    validUntil().ifPresent(u -> fields.put("until", Long.toString(Micros.of(u))));
    validityPolicy().ifPresent(p -> fields.put("policy", p));
    price().ifPresent(p -> fields.put("price", p.minorUnits() + p.currency()));
    origin()
        .ifPresent(
            o ->
                fields.put(
                    "origin",
                    o.account().wallet().holder().key()
                        + "|"
                        + o.account().type()
                        + "|"
                        + o.opening()));
    purchase().ifPresent(p -> fields.put("purchase", p.value()));
    return fields;
  }

  /**
   * Returns the terms that {@link #fields} gave for a lot of {@code practice}.
   *
   * @throws IllegalArgumentException if a mandatory field is missing or a number cannot be read
   * @throws IndexOutOfBoundsException if a price or an origin is cut short
   */
  public static LotTerms ofFields(PracticeId practice, Map<String, String> fields) {
    ImmutableLotTerms.Builder terms =
        ImmutableLotTerms.builder()
            .size(Long.parseLong(mandatory(fields, "size")))
            .validFrom(Micros.instant(Long.parseLong(mandatory(fields, "from"))))
            .grantedAt(Micros.instant(Long.parseLong(mandatory(fields, "granted"))))
            .coverage(Integer.parseInt(mandatory(fields, "coverage")))
            .breadth(Integer.parseInt(mandatory(fields, "breadth")))
            .category(Category.valueOf(mandatory(fields, "category")))
            .priority(Integer.parseInt(mandatory(fields, "priority")))
            .validityPolicy(Optional.ofNullable(fields.get("policy")));
    Optional.ofNullable(fields.get("until"))
        .ifPresent(u -> terms.validUntil(Micros.instant(Long.parseLong(u))));
    Optional.ofNullable(fields.get("price")).ifPresent(p -> terms.price(priceOf(p)));
    Optional.ofNullable(fields.get("origin")).ifPresent(o -> terms.origin(originOf(practice, o)));
    Optional.ofNullable(fields.get("purchase")).ifPresent(p -> terms.purchase(PurchaseRef.of(p)));
    return terms.build();
  }

  private static String mandatory(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) {
      throw new IllegalArgumentException("terms without " + name);
    }
    return text;
  }

  private static Price priceOf(String text) {
    int letters = text.length() - 3;
    return Price.of(Long.parseLong(text.substring(0, letters)), text.substring(letters));
  }

  private static LotId originOf(PracticeId practice, String text) {
    String[] parts = text.split("\\|", -1);
    return new LotId(
        AccountKey.of(practice, Holder.ofKey(parts[0]), CreditType.of(parts[1])),
        Long.parseLong(parts[2]));
  }

  @Value.Check
  void check() {
    Limits.credits("lot size", size());
    Limits.between("priority", priority(), 0, Limits.PRIORITY);
    Limits.between("coverage", coverage(), 0, Integer.MAX_VALUE);
    Limits.between("breadth", breadth(), 0, Integer.MAX_VALUE);
    validityPolicy().ifPresent(p -> Limits.id("validity policy", p));
    validUntil()
        .filter(until -> !until.isAfter(validFrom()))
        .ifPresent(
            until -> {
              throw new InvalidInputException(
                  "validUntil", until, "must be after validFrom, " + validFrom());
            });
  }
}
