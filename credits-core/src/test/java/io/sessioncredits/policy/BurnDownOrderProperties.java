package io.sessioncredits.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("The order in which lots are used")
class BurnDownOrderProperties {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Comparator<OpenLot> ORDER = BurnDownOrder.standard();

  @Property(seed = "9")
  @Label("is the same however the lots were shuffled (S09)")
  void shuffled(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int count) {
    List<OpenLot> lots = lots(seed, count);
    List<OpenLot> sorted = sorted(lots);
    Collections.shuffle(lots, new Random(~seed));
    assertThat(sorted(lots)).isEqualTo(sorted);
  }

  @Property(seed = "10")
  @Label("is total: two lots never tie, and each goes before or after the other")
  void total(@ForAll long seed) {
    List<OpenLot> lots = lots(seed, 12);
    for (OpenLot a : lots) {
      for (OpenLot b : lots) {
        assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(ORDER.compare(a, b)))
            .isEqualTo(-Integer.signum(ORDER.compare(b, a)));
      }
    }
  }

  @Property(seed = "11")
  @Label("never goes round in a circle")
  void transitive(@ForAll long seed) {
    List<OpenLot> lots = sorted(lots(seed, 12));
    for (int i = 0; i < lots.size(); i++) {
      for (int j = i + 1; j < lots.size(); j++) {
        assertThat(ORDER.compare(lots.get(i), lots.get(j))).isNegative();
      }
    }
  }

  private static List<OpenLot> sorted(List<OpenLot> lots) {
    return lots.stream().sorted(ORDER).toList();
  }

  /** Lots that differ little, so that every step of the order has ties to break. */
  private static List<OpenLot> lots(long seed, int count) {
    Random random = new Random(seed);
    List<OpenLot> lots = new ArrayList<>();
    for (int opening = 1; opening <= count; opening++) {
      lots.add(
          new OpenLot(
              CreditType.of("type" + random.nextInt(2)), opening, terms(random), 1, 0, false));
    }
    return lots;
  }

  private static LotTerms terms(Random random) {
    LotTerms terms =
        LotTerms.of(
                1 + random.nextInt(3),
                NOW,
                NOW.plusSeconds(random.nextInt(2)),
                0,
                1 + random.nextInt(2))
            .withPriority(random.nextInt(2))
            .withCategory(random.nextBoolean() ? Category.PAID : Category.PROMOTIONAL);
    terms =
        random.nextBoolean() ? terms : terms.withValidUntil(NOW.plusSeconds(1 + random.nextInt(2)));
    return random.nextBoolean() ? terms : terms.withPrice(Price.of(random.nextInt(4), "EUR"));
  }
}
