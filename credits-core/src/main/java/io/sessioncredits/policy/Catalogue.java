package io.sessioncredits.policy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What credits can pay: which appointment types a credit type covers, at how many credits, and
 * which cost none.
 *
 * <p>A credit type without a coverage of its own pays for the appointment type of the same name, at
 * one credit. Every change of coverage is a new revision; a lot keeps the revision it was sold
 * under, so that narrowing a coverage takes nothing from anybody. Values are immutable: each method
 * returns a changed copy.
 */
public final class Catalogue {
  private static final int OWN_TYPE_ONLY = 1;

  record PriceKey(CreditType credit, AppointmentType appointment) {}

  private final int revision;
  private final SortedMap<CreditType, NavigableMap<Integer, Set<AppointmentType>>> coverage;
  private final Map<PriceKey, NavigableMap<Instant, Long>> prices;
  private final Set<AppointmentType> notCredited;
  private final Set<AppointmentType> services;

  Catalogue(
      int revision,
      SortedMap<CreditType, NavigableMap<Integer, Set<AppointmentType>>> coverage,
      Map<PriceKey, NavigableMap<Instant, Long>> prices,
      Set<AppointmentType> notCredited,
      Set<AppointmentType> services) {
    this.revision = revision;
    this.coverage = coverage;
    this.prices = prices;
    this.notCredited = notCredited;
    this.services = services;
  }

  /**
   * Returns the catalogue in which every appointment type is its own credit type, at one credit.
   */
  public static Catalogue byAppointmentType() {
    return new Catalogue(0, new TreeMap<>(), Map.of(), Set.of(), Set.of());
  }

  /**
   * Returns this catalogue, one revision on, in which {@code credit} covers exactly {@code
   * appointments}. Lots sold before keep what they covered.
   *
   * @throws io.sessioncredits.model.InvalidInputException if {@code appointments} is empty or holds
   *     null
   */
  public Catalogue covering(CreditType credit, AppointmentType... appointments) {
    Limits.sold("creditType", credit);
    Limits.given("appointmentTypes", appointments);
    Limits.between("covered appointment types", appointments.length, 1, Limits.COVERED);
    SortedSet<AppointmentType> covered = new TreeSet<>();
    for (AppointmentType appointment : appointments) {
      covered.add(Limits.given("appointmentType", appointment));
    }
    SortedMap<CreditType, NavigableMap<Integer, Set<AppointmentType>>> changed =
        new TreeMap<>(coverage);
    NavigableMap<Integer, Set<AppointmentType>> revisions =
        new TreeMap<>(changed.getOrDefault(credit, new TreeMap<>()));
    revisions.put(revision + 1, Collections.unmodifiableSet(covered));
    changed.put(credit, revisions);
    return new Catalogue(revision + 1, changed, prices, notCredited, services);
  }

  /**
   * Returns this catalogue in which {@code appointment} costs {@code units} of {@code credit},
   * whenever it is booked.
   *
   * @throws io.sessioncredits.model.InvalidInputException if {@code units} is not a count of
   *     credits
   */
  public Catalogue priced(CreditType credit, AppointmentType appointment, long units) {
    return priced(credit, appointment, units, Limits.EARLIEST);
  }

  /**
   * Returns this catalogue in which {@code appointment} costs {@code units} of {@code credit} if it
   * is booked at or after {@code since}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if {@code units} is not a count of
   *     credits
   */
  public Catalogue priced(
      CreditType credit, AppointmentType appointment, long units, Instant since) {
    Limits.between("price in credits", units, 1, Limits.SEAT_PRICE);
    PriceKey key =
        new PriceKey(
            Limits.sold("creditType", credit), Limits.given("appointmentType", appointment));
    Map<PriceKey, NavigableMap<Instant, Long>> changed = new java.util.HashMap<>(prices);
    NavigableMap<Instant, Long> dated = new TreeMap<>(prices.getOrDefault(key, new TreeMap<>()));
    dated.put(Limits.instant("since", since), units);
    changed.put(key, dated);
    return new Catalogue(revision, coverage, changed, notCredited, services);
  }

  /**
   * Returns this catalogue in which {@code appointment} costs no credit, such as a free
   * consultation.
   */
  public Catalogue notCredited(AppointmentType appointment) {
    Set<AppointmentType> changed = new TreeSet<>(notCredited);
    changed.add(Limits.given("appointmentType", appointment));
    return new Catalogue(revision, coverage, prices, changed, services);
  }

  /** Returns this catalogue in which {@code appointment} costs credits, after all. */
  public Catalogue credited(AppointmentType appointment) {
    Set<AppointmentType> changed = new TreeSet<>(notCredited);
    changed.remove(Limits.given("appointmentType", appointment));
    return new Catalogue(revision, coverage, prices, changed, services);
  }

  /**
   * Returns this catalogue which names {@code appointments} as services of the practice. An
   * appointment type that nobody names can be booked all the same; a named one is listed for every
   * client, bought or not.
   *
   * @throws io.sessioncredits.model.InvalidInputException if one is null
   */
  public Catalogue offering(AppointmentType... appointments) {
    Set<AppointmentType> changed = new TreeSet<>(services);
    for (AppointmentType appointment : Limits.given("appointmentTypes", appointments)) {
      changed.add(Limits.given("appointmentType", appointment));
    }
    return new Catalogue(revision, coverage, prices, notCredited, changed);
  }

  /** Returns this catalogue which names {@code appointment} as a service no longer. */
  public Catalogue notOffering(AppointmentType appointment) {
    Set<AppointmentType> changed = new TreeSet<>(services);
    changed.remove(Limits.given("appointmentType", appointment));
    return new Catalogue(revision, coverage, prices, notCredited, changed);
  }

  /** Returns the appointment types that are named as services. */
  public Set<AppointmentType> services() {
    return Collections.unmodifiableSet(services);
  }

  Map<CreditType, NavigableMap<Integer, Set<AppointmentType>>> coverage() {
    return Collections.unmodifiableMap(coverage);
  }

  Map<PriceKey, NavigableMap<Instant, Long>> prices() {
    return Collections.unmodifiableMap(prices);
  }

  Set<AppointmentType> free() {
    return Collections.unmodifiableSet(notCredited);
  }

  /** Returns the number of this revision of the coverage, from 0. */
  public int revision() {
    return revision;
  }

  /**
   * Returns the credit types that are defined: those with a coverage of their own, and for every
   * service that none of these covers the one of its own name.
   */
  public Set<CreditType> creditTypes() {
    Set<CreditType> types = new TreeSet<>(coverage.keySet());
    services.stream().filter(this::isCredited).map(this::narrowest).forEach(types::add);
    return Collections.unmodifiableSet(types);
  }

  /** Returns whether {@code appointment} costs credits at all. */
  public boolean isCredited(AppointmentType appointment) {
    return !notCredited.contains(appointment);
  }

  /**
   * Returns whether a lot of {@code credit} sold under {@code soldUnder} pays for {@code
   * appointment}.
   */
  public boolean pays(CreditType credit, int soldUnder, AppointmentType appointment) {
    NavigableMap<Integer, Set<AppointmentType>> revisions = coverage.get(credit);
    Map.Entry<Integer, Set<AppointmentType>> covered =
        revisions == null ? null : revisions.floorEntry(soldUnder);
    return covered == null
        ? credit.value().equals(appointment.value())
        : covered.getValue().contains(appointment);
  }

  /** Returns how many appointment types {@code credit} covers in this revision. */
  public int breadth(CreditType credit) {
    NavigableMap<Integer, Set<AppointmentType>> revisions = coverage.get(credit);
    return revisions == null ? OWN_TYPE_ONLY : revisions.lastEntry().getValue().size();
  }

  /**
   * Returns how many of {@code credit} a seat of {@code appointment} costs if it is booked at
   * {@code bookedAt}.
   */
  public long price(CreditType credit, AppointmentType appointment, Instant bookedAt) {
    NavigableMap<Instant, Long> dated = prices.get(new PriceKey(credit, appointment));
    Map.Entry<Instant, Long> inForce = dated == null ? null : dated.floorEntry(bookedAt);
    return inForce == null ? 1 : inForce.getValue();
  }

  /**
   * Returns the credit type that a debt for {@code appointment} is recorded in: of those that cover
   * it in this revision the one that covers least, by name if there are several; the one of the
   * same name if none does.
   */
  public CreditType narrowest(AppointmentType appointment) {
    return coverage.keySet().stream()
        .filter(credit -> pays(credit, revision, appointment))
        .min(Comparator.comparingInt(this::breadth).thenComparing(Comparator.naturalOrder()))
        .orElseGet(() -> CreditType.of(appointment.value()));
  }
}
