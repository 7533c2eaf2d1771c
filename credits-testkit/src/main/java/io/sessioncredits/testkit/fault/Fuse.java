package io.sessioncredits.testkit.fault;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts port calls and blows once, at the chosen one. */
final class Fuse {
  private record Place(int call, Moment moment) {}

  private final IntFunction<? extends RuntimeException> faults;
  private @Nullable Place place;
  private int calls;

  Fuse(IntFunction<? extends RuntimeException> faults) {
    this.faults = faults;
  }

  synchronized void set(int call, Moment moment) {
    place = new Place(call, moment);
    calls = 0;
  }

  synchronized void remove() {
    place = null;
    calls = 0;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized boolean isBlown() {
    return place == null;
  }

  <T> T around(Supplier<? extends T> call) {
    int number = next();
    blowAt(number, Moment.BEFORE);
    T result = call.get();
    blowAt(number, Moment.AFTER);
    return result;
  }

  void around(Runnable call) {
    int number = next();
    blowAt(number, Moment.BEFORE);
    call.run();
    blowAt(number, Moment.AFTER);
  }

  synchronized int next() {
    calls++;
    return calls;
  }

  synchronized void blowAt(int call, Moment moment) {
    if (new Place(call, moment).equals(place)) {
      place = null;
      throw faults.apply(call);
    }
  }
}
