package io.sessioncredits.examples.replay;

import io.sessioncredits.model.ClientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens in a replay, in the order of time. It depends on the appointments alone, not on the
 * order in which the export lists them.
 */
final class Timeline {
  /** What can happen; things of the same instant happen in this order. */
  enum Kind {
    /** The client buys a package. */
    PURCHASE,
    /** The client books the appointment. */
    BOOKING,
    /** The client cancels the appointment. */
    CANCELLATION,
    /** The session ends, attended or not. */
    ENDING
  }

  /**
   * One thing that happens.
   *
   * @param at when
   * @param kind what
   * @param appointment to which appointment; for a purchase the one it is made for
   */
  record Event(Instant at, Kind kind, Appointment appointment) {}

  private static final Comparator<Appointment> BY_BOOKING =
      Comparator.comparing(Appointment::scheduledAt).thenComparing(a -> a.booking().value());
  private static final Comparator<Event> BY_TIME =
      Comparator.comparing(Event::at)
          .thenComparing(Event::kind)
          .thenComparing(e -> e.appointment().booking().value());

  private final Map<ClientId, Integer> numbers = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();

  private Timeline() {}

  static Timeline of(Collection<Appointment> appointments) {
    Timeline timeline = new Timeline();
    appointments.stream().sorted(BY_BOOKING).forEach(timeline::add);
    timeline.events.sort(BY_TIME);
    return timeline;
  }

  private void add(Appointment appointment) {
    ClientId client = appointment.client();
    if (!numbers.containsKey(client)) {
      int number = numbers.size() + 1;
      numbers.put(client, number);
      if (Rules.creditsBoughtBy(number) > 0) {
        events.add(new Event(Rules.purchasedAt(appointment), Kind.PURCHASE, appointment));
      }
    }
    events.add(new Event(appointment.scheduledAt(), Kind.BOOKING, appointment));
    events.add(
        appointment
            .ending()
            .cancelledAt()
            .map(at -> new Event(at, Kind.CANCELLATION, appointment))
            .orElseGet(() -> new Event(Rules.endsAt(appointment), Kind.ENDING, appointment)));
  }

  List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  /** Returns the clients with their numbers, in the order of the numbers. */
  Map<ClientId, Integer> clients() {
    return Collections.unmodifiableMap(numbers);
  }
}
