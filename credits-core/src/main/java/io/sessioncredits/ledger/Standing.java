package io.sessioncredits.ledger;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.policy.Catalogue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where one holder stands at one instant, whether or not what time brought is written down. */
public final class Standing {
  private final Position position;
  private final Catalogue catalogue;
  private final Instant at;

  private Standing(Position position, Catalogue catalogue, Instant at) {
    this.position = position;
    this.catalogue = catalogue;
    this.at = at;
  }

  /** Returns where {@code written} stands at {@code at}, under {@code catalogue}. */
  static Standing of(Position written, Catalogue catalogue, Instant at) {
    return new Standing(written.at(at), catalogue, at);
  }

  /** Returns the instant. */
  public Instant at() {
    return at;
  }

  /** Returns the balances of every credit type defined, and of those ever held. */
  public Map<CreditType, Balance> balances() {
    Set<CreditType> types = new TreeSet<>(catalogue.creditTypes());
    position.accounts().keySet().stream().filter(t -> !t.isReserved()).forEach(types::add);
    Map<CreditType, Balance> balances = new TreeMap<>();
    types.forEach(type -> balances.put(type, position.balance(type, at)));
    return balances;
  }

  /**
   * Returns how many seats of {@code type} the credits pay for: the sum over credit types of
   * available ÷ price, rounded down for each.
   */
  public long bookable(AppointmentType type) {
    Map<CreditType, Long> available =
        position.lots().stream()
            .filter(l -> l.terms().isValidAt(at))
            .filter(l -> catalogue.pays(l.type(), l.terms().coverage(), type))
            .collect(Collectors.groupingBy(OpenLot::type, Collectors.summingLong(OpenLot::free)));
    return available.entrySet().stream()
        .mapToLong(e -> e.getValue() / catalogue.price(e.getKey(), type, at))
        .sum();
  }

  /** Returns which free credits end, the soonest first, those that have not begun included. */
  public List<Expiry> expiries() {
    Map<Expiry, Long> ends =
        new TreeMap<>(Comparator.comparing(Expiry::at).thenComparing(Expiry::type));
    for (OpenLot lot : position.lots()) {
      Optional<Instant> end = lot.terms().validUntil().filter(until -> lot.free() > 0);
      end.ifPresent(until -> ends.merge(new Expiry(lot.type(), until, 0), lot.free(), Long::sum));
    }
    return ends.entrySet().stream()
        .map(e -> new Expiry(e.getKey().type(), e.getKey().at(), e.getValue()))
        .toList();
  }
}
