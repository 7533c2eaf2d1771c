package io.sessioncredits.policy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.NoteText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A catalogue as notes of the practice: one for each revision of a coverage, each price list, and
 * each appointment type that costs nothing.
 */
public final class CatalogueNotes {
  private static final String REVISION = "catalogue";
  private static final String COVERAGE = "coverage";
  private static final String PRICE = "price";
  private static final String FREE = "free";
  private static final String SERVICE = "service";
  private static final String YES = "yes";

  private CatalogueNotes() {}

  /** Returns whether {@code notes} keep a catalogue. */
  public static boolean isKept(Map<String, String> notes) {
    return notes.containsKey(REVISION);
  }

  /** Returns {@code catalogue} as notes, by name. */
  public static SortedMap<String, String> write(Catalogue catalogue) {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put(REVISION, Integer.toString(catalogue.revision()));
    catalogue
        .coverage()
        .forEach(
            (credit, revisions) ->
                revisions.forEach(
                    (revision, covered) ->
                        notes.put(
                            NoteText.of(COVERAGE, credit.value(), revision.toString()),
                            NoteText.of(covered.stream().map(AppointmentType::value).toList()))));
    catalogue
        .prices()
        .forEach(
            (key, dated) ->
                notes.put(
                    NoteText.of(PRICE, key.credit().value(), key.appointment().value()),
                    NoteText.of(
                        dated.entrySet().stream()
                            .map(e -> Micros.of(e.getKey()) + ":" + e.getValue())
                            .toList())));
    catalogue.free().forEach(a -> notes.put(NoteText.of(FREE, a.value()), YES));
    catalogue.services().forEach(a -> notes.put(NoteText.of(SERVICE, a.value()), YES));
    return notes;
  }

  /**
   * Returns the catalogue that {@code notes} keep; other notes are passed over.
   *
   * @throws LedgerIntegrityException if a note is damaged
   */
  public static Catalogue read(Map<String, String> notes) {
    try {
      return decoded(notes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new LedgerIntegrityException("a note of the catalogue is damaged");
    }
  }

  /** Returns whether {@code name} is that of a note of a catalogue. */
  public static boolean isName(String name) {
    return Set.of(REVISION, COVERAGE, PRICE, FREE, SERVICE).contains(NoteText.parts(name).get(0));
  }

  private static Catalogue decoded(Map<String, String> notes) {
    SortedMap<CreditType, NavigableMap<Integer, Set<AppointmentType>>> coverage = new TreeMap<>();
    Map<Catalogue.PriceKey, NavigableMap<Instant, Long>> prices = new HashMap<>();
    Set<AppointmentType> free = new TreeSet<>();
    Set<AppointmentType> services = new TreeSet<>();
    notes.forEach(
        (name, text) -> {
          List<String> names = NoteText.parts(name);
          switch (names.get(0)) {
            case COVERAGE ->
                coverage
                    .computeIfAbsent(CreditType.of(names.get(1)), c -> new TreeMap<>())
                    .put(Integer.parseInt(names.get(2)), types(text));
            case PRICE ->
                prices.put(
                    new Catalogue.PriceKey(
                        CreditType.of(names.get(1)), AppointmentType.of(names.get(2))),
                    dated(text));
            case FREE -> free.add(AppointmentType.of(names.get(1)));
            case SERVICE -> services.add(AppointmentType.of(names.get(1)));
            default -> {
              // a note of something else
            }
          }
        });
    return new Catalogue(
        Integer.parseInt(notes.getOrDefault(REVISION, "0")), coverage, prices, free, services);
  }

  private static Set<AppointmentType> types(String text) {
    Set<AppointmentType> types = new TreeSet<>();
    NoteText.parts(text).forEach(t -> types.add(AppointmentType.of(t)));
    return types;
  }

  private static NavigableMap<Instant, Long> dated(String text) {
    NavigableMap<Instant, Long> dated = new TreeMap<>();
    for (String price : NoteText.parts(text)) {
      int colon = price.indexOf(':');
      dated.put(
          Micros.instant(Long.parseLong(price.substring(0, colon))),
          Long.parseLong(price.substring(colon + 1)));
    }
    return dated;
  }
}
