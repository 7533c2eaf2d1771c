package io.sessioncredits.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What time alone brings to a position, one due event after the other. */
final class TimePassing {
  /**
   * Holds end before lots do at the same instant, so that a capture is not overtaken by the expiry
   * of its lot.
   */
  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at)
          .thenComparing(d -> d.hold().isEmpty())
          .thenComparing(d -> d.type())
          .thenComparingLong(d -> d.lot())
          .thenComparing(d -> d.hold().map(h -> h.session().line().toString()).orElse(""));

  private TimePassing() {}

  /** One thing that falls due: a hold, or the lot itself. */
  record Due(Instant at, CreditType type, long lot, Optional<OpenHold> hold) {}

  static Optional<Due> next(Position position) {
    Stream<Due> holds =
        position.holds().stream().map(h -> new Due(h.due(), h.type(), h.lot(), Optional.of(h)));
    Stream<Due> ends =
        position.lots().stream()
            .filter(l -> l.free() > 0 && l.terms().validUntil().isPresent())
            .map(
                l ->
                    new Due(
                        l.terms().validUntil().orElseThrow(),
                        l.type(),
                        l.opening(),
                        Optional.empty()));
    return Stream.concat(holds, ends).min(ORDER);
  }

  static List<Change> until(Position start, Instant instant) {
    List<Change> changes = new ArrayList<>();
    Position position = start;
    Instant reached = Limits.EARLIEST;
    for (Optional<Due> next = next(position);
        next.isPresent() && !next.get().at().isAfter(instant);
        next = next(position)) {
      Due due = next.get();
      reached = due.at().isAfter(reached) ? due.at() : reached;
      List<Change> step =
          due.hold().isPresent()
              ? endOf(due.hold().get(), reached)
              : List.of(expiry(position, due, reached));
      for (Change change : step) {
        position = position.moved(change);
      }
      changes.addAll(step);
    }
    return changes;
  }

  private static List<Change> endOf(OpenHold hold, Instant at) {
    boolean isCaptured = hold.atDue() == HoldEnd.CAPTURE;
    Change release =
        Change.builder()
            .type(hold.type())
            .primitive(Primitive.UNHOLD)
            .cause(isCaptured ? Cause.BOOKING : Cause.TIME_OUT)
            .lot(hold.lot())
            .held(-hold.units())
            .effectiveAt(at)
            .session(hold.session())
            .build();
    if (!isCaptured) {
      return List.of(release);
    }
    Change capture =
        Change.builder()
            .type(hold.type())
            .primitive(Primitive.TAKE)
            .cause(Cause.BOOKING)
            .lot(hold.lot())
            .amount(-hold.units())
            .effectiveAt(at)
            .session(hold.session())
            .build();
    return List.of(release, capture);
  }

  private static Change expiry(Position position, Due due, Instant at) {
    OpenLot lot = position.lot(due.type(), due.lot()).orElseThrow();
    return Change.builder()
        .type(due.type())
        .primitive(Primitive.TAKE)
        .cause(Cause.EXPIRY)
        .lot(due.lot())
        .amount(-lot.free())
        .effectiveAt(at)
        .build();
  }
}
