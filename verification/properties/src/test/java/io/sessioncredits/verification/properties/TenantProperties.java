package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Two practices in one store (I10)")
class TenantProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(40);
  }

  @Provide
  Arbitrary<List<Boolean>> turns() {
    return net.jqwik.api.Arbitraries.of(true, false).list().ofSize(80);
  }

  @Property(seed = "10001", edgeCases = EdgeCasesMode.NONE)
  @Label("with the same clients, bookings and keys know nothing of each other")
  void knowNothingOfEachOther(
      @ForAll("histories") History one,
      @ForAll("histories") History two,
      @ForAll("turns") List<Boolean> turns) {
    OwningCreditStore shared = Stores.fresh();
    Practice riverside = new Practice(PracticeId.of("riverside"), shared);
    Practice hillside = new Practice(PracticeId.of("hillside"), shared);
    Practice alone = new Practice(riverside.id(), Stores.fresh());
    Practice lonely = new Practice(hillside.id(), Stores.fresh());
    Iterator<Step> first = one.steps().iterator();
    Iterator<Step> second = two.steps().iterator();
    for (boolean isFirst : turns) {
      if (isFirst && first.hasNext()) {
        Step step = first.next();
        assertThat(riverside.run(step)).as(step::toString).isEqualTo(alone.run(step));
      } else if (!isFirst && second.hasNext()) {
        Step step = second.next();
        assertThat(hillside.run(step)).as(step::toString).isEqualTo(lonely.run(step));
      }
    }
    assertThat(Everything.of(riverside, one.commands()))
        .isEqualTo(Everything.of(alone, one.commands()));
    assertThat(Everything.of(hillside, two.commands()))
        .isEqualTo(Everything.of(lonely, two.commands()));
  }
}
