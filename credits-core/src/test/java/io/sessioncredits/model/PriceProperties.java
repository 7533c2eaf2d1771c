package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("The price of a lot")
class PriceProperties {
  private static final String SEED = "2026";

  @Property(seed = SEED)
  @Label("is lost on no path: what leaves and what stays add up to it, in every order")
  void noCentIsLost(
      @ForAll @LongRange(max = Limits.PRICE) long minorUnits,
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll long order) {
    Price price = Price.of(minorUnits, "EUR");
    long paid = 0;
    int left = size;
    for (int leaving : pieces(size, new Random(order))) {
      long before = price.share(left, size).minorUnits();
      left -= leaving;
      long after = price.share(left, size).minorUnits();
      assertThat(before - after).isNotNegative();
      paid += before - after;
    }
    assertThat(left).isZero();
    assertThat(paid).isEqualTo(minorUnits);
  }

  @Property(seed = SEED)
  @Label("comes back whole when what was taken is given back")
  void givingBackRestoresIt(
      @ForAll @LongRange(max = Limits.PRICE) long minorUnits,
      @ForAll @LongRange(min = 1, max = Limits.CREDITS) long size,
      @ForAll @LongRange(max = Limits.CREDITS) long taken) {
    Price price = Price.of(minorUnits, "EUR");
    long left = size - taken % (size + 1);
    long out = price.share(size, size).minorUnits() - price.share(left, size).minorUnits();
    long back = price.share(size, size).minorUnits() - price.share(left, size).minorUnits();
    assertThat(price.share(left, size).minorUnits() + back).isEqualTo(minorUnits);
    assertThat(out).isBetween(0L, minorUnits);
  }

  @Property(seed = SEED)
  @Label("is shared within one minor unit of the exact part, and never above it")
  void roundedDown(
      @ForAll @LongRange(max = Limits.PRICE) long minorUnits,
      @ForAll @LongRange(min = 1, max = Limits.CREDITS) long size,
      @ForAll @LongRange(max = Limits.CREDITS) long some) {
    long left = some % (size + 1);
    long share = Price.of(minorUnits, "EUR").share(left, size).minorUnits();
    assertThat(share * size).isLessThanOrEqualTo(minorUnits * left);
    assertThat((share + 1) * size).isGreaterThan(minorUnits * left);
  }

  @Example
  @Label("of three credits for 10.00 is worth 3.33, 3.33 and 3.34 as they leave one by one")
  void example() {
    Price price = Price.of(1_000, "EUR");
    assertThat(price.share(3, 3)).isEqualTo(price);
    assertThat(price.share(2, 3)).isEqualTo(Price.of(666, "EUR"));
    assertThat(price.share(1, 3)).isEqualTo(Price.of(333, "EUR"));
    assertThat(price.share(0, 3)).isEqualTo(Price.of(0, "EUR"));
  }

  @Example
  @Label("can be shared without overflow up to the limits of price and credits")
  void limits() {
    Price dearest = Price.of(Limits.PRICE, "JPY");
    assertThat(dearest.share(Limits.CREDITS, Limits.CREDITS)).isEqualTo(dearest);
  }

  private static List<Integer> pieces(int size, Random random) {
    List<Integer> pieces = new ArrayList<>();
    for (int left = size; left > 0; left -= pieces.get(pieces.size() - 1)) {
      pieces.add(1 + random.nextInt(left));
    }
    Collections.shuffle(pieces, random);
    return pieces;
  }
}
