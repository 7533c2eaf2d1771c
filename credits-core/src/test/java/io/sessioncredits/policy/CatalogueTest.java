package io.sessioncredits.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A catalogue")
class CatalogueTest {
  private static final AppointmentType PT60 = AppointmentType.of("PT60");
  private static final AppointmentType PT90 = AppointmentType.of("PT90");
  private static final AppointmentType YOGA = AppointmentType.of("YOGA");
  private static final CreditType OWN = CreditType.of("PT60");
  private static final CreditType ANY = CreditType.of("ANY");
  private static final CreditType TRAINING = CreditType.of("TRAINING");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Catalogue PLAIN = Catalogue.byAppointmentType();

  @Nested
  @DisplayName("that nobody changed")
  class Plain {
    @Test
    @DisplayName("pays for an appointment type with the credit type of the same name, at one")
    void ownType() {
      assertThat(PLAIN.pays(OWN, 0, PT60)).isTrue();
      assertThat(PLAIN.pays(OWN, 0, PT90)).isFalse();
      assertThat(PLAIN.price(OWN, PT60, NOW)).isEqualTo(1);
      assertThat(PLAIN.breadth(OWN)).isEqualTo(1);
      assertThat(PLAIN.narrowest(PT60)).isEqualTo(OWN);
      assertThat(PLAIN.isCredited(PT60)).isTrue();
      assertThat(PLAIN.creditTypes()).isEmpty();
      assertThat(PLAIN.revision()).isZero();
    }
  }

  @Nested
  @DisplayName("whose coverage changes")
  class Coverage {
    private final Catalogue first = PLAIN.covering(ANY, PT60, YOGA);
    private final Catalogue narrowed = first.covering(ANY, YOGA);

    @Test
    @DisplayName("gets a revision for each change, and none for a price")
    void revisions() {
      assertThat(first.revision()).isEqualTo(1);
      assertThat(narrowed.revision()).isEqualTo(2);
      assertThat(narrowed.priced(ANY, YOGA, 2).notCredited(PT90).revision()).isEqualTo(2);
    }

    @Test
    @DisplayName("takes nothing from lots sold before")
    void soldBefore() {
      assertThat(narrowed.pays(ANY, 1, PT60)).isTrue();
      assertThat(narrowed.pays(ANY, 2, PT60)).isFalse();
      assertThat(narrowed.pays(ANY, 2, YOGA)).isTrue();
    }

    @Test
    @DisplayName("gives nothing to lots sold before it was widened either")
    void soldBeforeWidening() {
      Catalogue widened = first.covering(ANY, PT60, YOGA, PT90);
      assertThat(widened.pays(ANY, 1, PT90)).isFalse();
      assertThat(widened.pays(ANY, 2, PT90)).isTrue();
    }

    @Test
    @DisplayName("keeps a coverage through revisions of others")
    void othersRevisions() {
      Catalogue later = first.covering(TRAINING, PT60, PT90);
      assertThat(later.pays(ANY, 2, PT60)).isTrue();
      assertThat(later.pays(TRAINING, 1, PT60)).isFalse();
      assertThat(later.pays(TRAINING, 2, PT60)).isTrue();
    }

    @Test
    @DisplayName("lets lots sold before the first coverage pay for their own name alone")
    void beforeTheFirst() {
      Catalogue later = PLAIN.covering(OWN, PT60, PT90);
      assertThat(later.pays(OWN, 0, PT60)).isTrue();
      assertThat(later.pays(OWN, 0, PT90)).isFalse();
      assertThat(later.pays(OWN, 1, PT90)).isTrue();
    }

    @Test
    @DisplayName("knows how wide each credit type is now")
    void breadth() {
      assertThat(first.breadth(ANY)).isEqualTo(2);
      assertThat(narrowed.breadth(ANY)).isEqualTo(1);
      assertThat(PLAIN.covering(ANY, PT60, PT60).breadth(ANY)).isEqualTo(1);
    }

    @Test
    @DisplayName("is not changed itself")
    void immutable() {
      assertThat(first.pays(ANY, 1, PT60)).isTrue();
      assertThat(first.breadth(ANY)).isEqualTo(2);
      assertThat(PLAIN.creditTypes()).isEmpty();
    }

    @Test
    @DisplayName("never covers nothing")
    void nothing() {
      assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> PLAIN.covering(ANY));
    }
  }

  @Nested
  @DisplayName("whose prices change")
  class Prices {
    private final Catalogue dated = PLAIN.priced(ANY, PT90, 2).priced(ANY, PT90, 3, NOW);

    @Test
    @DisplayName("asks the price in force when the seat is booked, to the microsecond")
    void byDate() {
      assertThat(dated.price(ANY, PT90, NOW.minus(1, ChronoUnit.MICROS))).isEqualTo(2);
      assertThat(dated.price(ANY, PT90, NOW)).isEqualTo(3);
      assertThat(dated.price(ANY, PT90, Limits.EARLIEST)).isEqualTo(2);
    }

    @Test
    @DisplayName("asks one credit before the first price, and of other types")
    void beforeTheFirst() {
      Catalogue later = PLAIN.priced(ANY, PT90, 3, NOW);
      assertThat(later.price(ANY, PT90, NOW.minus(1, ChronoUnit.MICROS))).isEqualTo(1);
      assertThat(dated.price(TRAINING, PT90, NOW)).isEqualTo(1);
      assertThat(dated.price(ANY, PT60, NOW)).isEqualTo(1);
    }

    @Test
    @DisplayName("replaces a price of the same instant")
    void sameInstant() {
      assertThat(dated.priced(ANY, PT90, 4, NOW).price(ANY, PT90, NOW)).isEqualTo(4);
      assertThat(dated.price(ANY, PT90, NOW)).isEqualTo(3);
    }

    @Test
    @DisplayName("asks at least one credit, and never more than a line of many seats may move")
    void limits() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> PLAIN.priced(ANY, PT90, 0))
          .withMessageContaining("price in credits");
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> PLAIN.priced(ANY, PT90, Limits.SEAT_PRICE + 1));
      assertThat(PLAIN.priced(ANY, PT90, Limits.SEAT_PRICE).price(ANY, PT90, NOW) * Limits.SEATS)
          .isEqualTo(Limits.CREDITS);
    }
  }

  @Nested
  @DisplayName("asked where a debt belongs")
  class Narrowest {
    @Test
    @DisplayName("names the credit type that covers least")
    void least() {
      Catalogue both = PLAIN.covering(ANY, PT60, PT90, YOGA).covering(TRAINING, PT60, PT90);
      assertThat(both.narrowest(PT60)).isEqualTo(TRAINING);
      assertThat(both.narrowest(YOGA)).isEqualTo(ANY);
    }

    @Test
    @DisplayName("names the first by name if several cover equally much")
    void byName() {
      Catalogue both = PLAIN.covering(TRAINING, PT60, PT90).covering(ANY, PT60, YOGA);
      assertThat(both.narrowest(PT60)).isEqualTo(ANY);
    }

    @Test
    @DisplayName("looks at the coverage of now, not at that of lots sold before")
    void now() {
      Catalogue narrowed = PLAIN.covering(ANY, PT60, YOGA).covering(ANY, YOGA);
      assertThat(narrowed.narrowest(PT60)).isEqualTo(OWN);
    }
  }

  @Test
  @DisplayName("knows what costs no credit")
  void notCredited() {
    Catalogue free = PLAIN.notCredited(YOGA);
    assertThat(free.isCredited(YOGA)).isFalse();
    assertThat(free.isCredited(PT60)).isTrue();
    assertThat(PLAIN.isCredited(YOGA)).isTrue();
  }
}
