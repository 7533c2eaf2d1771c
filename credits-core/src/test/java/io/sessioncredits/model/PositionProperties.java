package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("Any position")
class PositionProperties {
  private static final String SEED = "13";

  @Property(seed = SEED)
  @Label("is the same at an instant, whether or not it was asked for on the way there")
  void askedOnTheWay(@ForAll long seed, @ForAll long one, @ForAll long another) {
    Position position = ValidValue.position(seed);
    Instant first = instant(one);
    Instant second = instant(another).isBefore(first) ? first : instant(another);
    assertThat(position.at(first).at(second)).isEqualTo(position.at(second));
  }

  @Property(seed = SEED)
  @Label("adds up at every instant")
  void addsUp(@ForAll long seed, @ForAll long some) {
    Position position = ValidValue.position(seed).at(instant(some));
    position.checkSums();
  }

  @Property(seed = SEED)
  @Label("has no free credits of a lot that is over, and no hold that has run out")
  void nothingOverdue(@ForAll long seed, @ForAll long some) {
    Instant now = instant(some);
    Position position = ValidValue.position(seed).at(now);
    assertThat(position.nextDue().filter(due -> !due.isAfter(now))).isEmpty();
    for (CreditType type : position.accounts().keySet()) {
      Balance balance = position.balance(type, now);
      assertThat(balance.posted()).isEqualTo(position.head(type).balance());
    }
  }

  @Property(seed = SEED)
  @Label("is changed by time in the order in which things fall due, and by nothing else")
  void inOrder(@ForAll long seed, @ForAll long some) {
    Instant now = instant(some);
    List<Change> changes = ValidValue.position(seed).implied(now);
    List<Instant> instants = new ArrayList<>(changes.stream().map(Change::effectiveAt).toList());
    assertThat(instants).isSorted().allMatch(at -> !at.isAfter(now));
    assertThat(changes).allMatch(c -> Column.of(c.primitive(), c.cause()) != null);
  }

  private static Instant instant(long some) {
    long first = Micros.of(Limits.EARLIEST);
    return Micros.instant(first + Math.floorMod(some, Micros.of(Limits.LATEST) - first));
  }
}
