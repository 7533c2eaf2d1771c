package io.sessioncredits.policy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PackageOffer;
import io.sessioncredits.model.Price;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The packages of a practice, those on sale and those retired. */
public final class Assortment {
  private static final Assortment EMPTY = new Assortment(new TreeMap<>());

  private static final Comparator<PackageOffer> CHEAPEST =
      Comparator.comparing(PackageOffer::isSufficient)
          .reversed()
          .thenComparingLong(offer -> offer.price().map(Price::minorUnits).orElse(0L))
          .thenComparing(PackageOffer::id);

  private static final Comparator<PackageDefinition> BY_PRICE =
      Comparator.comparingLong((PackageDefinition p) -> p.price().map(Price::minorUnits).orElse(0L))
          .thenComparing(PackageDefinition::id);

  private final SortedMap<PackageId, PackageDefinition> packages;

  private Assortment(SortedMap<PackageId, PackageDefinition> packages) {
    this.packages = Collections.unmodifiableSortedMap(packages);
  }

  /** Returns an assortment without a package. */
  public static Assortment empty() {
    return EMPTY;
  }

  /** Returns the assortment of {@code packages}; of two with one identifier the last counts. */
  public static Assortment of(Collection<? extends PackageDefinition> packages) {
    return EMPTY.with(packages);
  }

  /** Returns this assortment with {@code others}, which replace those of the same identifier. */
  public Assortment with(Collection<? extends PackageDefinition> others) {
    if (Limits.given("packages", others).isEmpty()) {
      return this;
    }
    SortedMap<PackageId, PackageDefinition> all = new TreeMap<>(packages);
    others.forEach(p -> all.put(Limits.given("package", p).id(), p));
    return new Assortment(all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Assortment that && packages.equals(that.packages);
  }

  @Override
  public int hashCode() {
    return packages.hashCode();
  }

  /** Returns the identifiers of the packages. */
  @Override
  public String toString() {
    return packages.keySet().toString();
  }

  /** Returns all packages, by their identifiers. */
  public List<PackageDefinition> packages() {
    return List.copyOf(packages.values());
  }

  /** Returns the package {@code id}, retired or not; empty if there is none. */
  public Optional<PackageDefinition> find(PackageId id) {
    return Optional.ofNullable(packages.get(id));
  }

  /**
   * Returns the packages that can be bought at {@code now}, the cheapest first, those of one price
   * by their identifiers: neither retired nor with credits that have ended by then.
   *
   * @param zone the zone of the practice
   */
  public List<PackageDefinition> onSale(Instant now, ZoneId zone) {
    return packages.values().stream()
        .filter(p -> !p.retired())
        .filter(p -> p.contents().stream().noneMatch(c -> isOver(c, now, now, zone)))
        .sorted(BY_PRICE)
        .toList();
  }

  private static boolean isOver(PackageContent content, Instant from, Instant at, ZoneId zone) {
    return content.validity().end(from, zone).map(end -> !end.isAfter(at)).orElse(false);
  }

  /**
   * What somebody lacks.
   *
   * @param type the appointment type that was to be booked
   * @param seats how many seats of it have to be paid, those owed for included
   * @param free how many credits of each type are there for it
   * @param now when it was asked
   * @param countsAt on which date credits have to count
   */
  public record Need(
      AppointmentType type, long seats, Map<CreditType, Long> free, Instant now, Instant countsAt) {
    /** Copies the map. */
    public Need {
      free = Map.copyOf(free);
    }
  }

  /**
   * Returns the packages on sale that would help if they were bought now: the cheapest that
   * suffices first, then those that do not, in the same order; packages of one price by their
   * identifiers. Of a package that names several credit types each pays seats of its own.
   */
  public List<PackageOffer> offers(CreditPolicy policy, Need need) {
    return packages.values().stream()
        .filter(p -> !p.retired())
        .map(p -> offer(policy, need, p))
        .filter(offer -> offer.credits() > 0)
        .sorted(CHEAPEST)
        .toList();
  }

  private static PackageOffer offer(CreditPolicy policy, Need need, PackageDefinition wanted) {
    Map<CreditType, Long> paying = new TreeMap<>();
    for (PackageContent content : wanted.contents()) {
      if (helps(policy, need, content)) {
        paying.put(content.type(), content.credits());
      }
    }
    long credits = paying.values().stream().mapToLong(Long::longValue).sum();
    need.free().forEach((type, free) -> paying.merge(type, free, Long::sum));
    long seats = 0;
    for (Map.Entry<CreditType, Long> type : paying.entrySet()) {
      seats += type.getValue() / policy.catalogue().price(type.getKey(), need.type(), need.now());
    }
    return new PackageOffer(
        wanted.id(), wanted.name(), wanted.price(), credits, seats >= need.seats());
  }

  private static boolean helps(CreditPolicy policy, Need need, PackageContent content) {
    Catalogue catalogue = policy.catalogue();
    boolean isOver =
        isOver(content, need.now(), need.countsAt(), policy.zone())
            || isOver(content, need.now(), need.now(), policy.zone());
    return !isOver && catalogue.pays(content.type(), catalogue.revision(), need.type());
  }
}
