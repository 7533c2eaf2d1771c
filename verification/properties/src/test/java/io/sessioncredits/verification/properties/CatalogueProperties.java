package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.policy.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The catalogue")
class CatalogueProperties {
  private static final Instant DAY = Instant.parse("2027-03-01T00:00:00Z");
  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  /** One change: coverage, price or not credited. */
  record Edit(int kind, String credit, Set<String> covered, int units, int day) {}

  @Provide
  Arbitrary<List<Edit>> edits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(NAMES),
            Arbitraries.of(NAMES).set().ofMinSize(1),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 5))
        .as(Edit::new)
        .list()
        .ofMaxSize(12);
  }

  @Property(seed = "801")
  @Label("says at each revision what the list of all changes says")
  void saysWhatItsChangesSay(@ForAll("edits") List<Edit> edits) {
    Catalogue catalogue = Catalogue.byAppointmentType();
    List<Edit> coverages = new ArrayList<>();
    List<Edit> prices = new ArrayList<>();
    Set<String> free = new HashSet<>();
    for (Edit edit : edits) {
      CreditType credit = CreditType.of(edit.credit());
      AppointmentType first = AppointmentType.of(edit.covered().iterator().next());
      if (edit.kind() < 3) {
        coverages.add(edit);
        catalogue =
            catalogue.covering(
                credit,
                edit.covered().stream().map(AppointmentType::of).toArray(AppointmentType[]::new));
      } else if (edit.kind() < 5) {
        prices.add(edit);
        catalogue =
            catalogue.priced(credit, first, edit.units(), DAY.plus(Duration.ofDays(edit.day())));
      } else {
        free.add(first.value());
        catalogue = catalogue.notCredited(first);
      }
    }
    assertThat(catalogue.revision()).isEqualTo(coverages.size());
    for (String name : NAMES) {
      AppointmentType appointment = AppointmentType.of(name);
      assertThat(catalogue.isCredited(appointment)).isEqualTo(!free.contains(name));
      assertThat(catalogue.narrowest(appointment).value()).isEqualTo(narrowest(coverages, name));
      for (String credit : NAMES) {
        CreditType type = CreditType.of(credit);
        for (int revision = 0; revision <= coverages.size(); revision++) {
          assertThat(catalogue.pays(type, revision, appointment))
              .isEqualTo(covered(coverages, credit, revision).contains(name));
        }
        assertThat(catalogue.breadth(type))
            .isEqualTo(covered(coverages, credit, coverages.size()).size());
        for (int day = -1; day < 7; day++) {
          Instant at = DAY.plus(Duration.ofDays(day));
          assertThat(catalogue.price(type, appointment, at))
              .isEqualTo(price(prices, credit, name, day));
          assertThat(catalogue.price(type, appointment, at.minusNanos(1_000)))
              .isEqualTo(price(prices, credit, name, day - 1));
        }
      }
    }
  }

  private static Set<String> covered(List<Edit> coverages, String credit, int revision) {
    Set<String> covered = Set.of(credit);
    for (Edit edit : coverages.subList(0, revision)) {
      covered = edit.credit().equals(credit) ? edit.covered() : covered;
    }
    return covered;
  }

  private static String narrowest(List<Edit> coverages, String appointment) {
    String best = appointment;
    int least = Integer.MAX_VALUE;
    for (String credit : NAMES) {
      boolean isDefined = coverages.stream().anyMatch(e -> e.credit().equals(credit));
      Set<String> covered = covered(coverages, credit, coverages.size());
      if (isDefined && covered.contains(appointment) && covered.size() < least) {
        best = credit;
        least = covered.size();
      }
    }
    return best;
  }

  private static long price(List<Edit> prices, String credit, String appointment, int day) {
    long price = 1;
    int since = -1;
    for (Edit edit : prices) {
      boolean isMeant =
          edit.credit().equals(credit) && edit.covered().iterator().next().equals(appointment);
      if (isMeant && edit.day() <= day && edit.day() >= since) {
        price = edit.units();
        since = edit.day();
      }
    }
    return price;
  }
}
