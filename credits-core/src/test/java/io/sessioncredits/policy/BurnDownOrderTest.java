package io.sessioncredits.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Credits are used")
class BurnDownOrderTest {
  private static final CreditType TYPE = CreditType.of("PT60");
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final LotTerms PLAIN = LotTerms.of(10, NOW, NOW, 0, 1);

  @Test
  @DisplayName("by priority first, then by the soonest end, without end last (S01)")
  void s01() {
    OpenLot a = lot(1, PLAIN.withPriority(0).withValidUntil(NOW.plus(Duration.ofDays(10))));
    OpenLot b = lot(2, PLAIN.withPriority(0).withValidUntil(NOW.plus(Duration.ofDays(15))));
    OpenLot c = lot(3, PLAIN.withPriority(1));
    inOrder(a, b, c);
  }

  @Test
  @DisplayName("by priority, then end, then age, then name (S02)")
  void s02() {
    Instant soon = NOW.plus(Duration.ofHours(1));
    OpenLot oldest = lot(9, created(2).withPriority(1).withValidUntil(soon));
    OpenLot youngerA = lot(3, created(1).withPriority(1).withValidUntil(soon));
    OpenLot youngerB = lot(4, created(1).withPriority(1).withValidUntil(soon));
    OpenLot later = lot(5, created(3).withPriority(1).withValidUntil(soon.plusSeconds(3_600)));
    OpenLot endless = lot(6, created(4).withPriority(1));
    OpenLot lessUrgent = lot(1, created(5).withPriority(2).withValidUntil(NOW.plusSeconds(60)));
    inOrder(oldest, youngerA, youngerB, later, endless, lessUrgent);
  }

  @Test
  @DisplayName("a trial that ends before what never ends (S04)")
  void s04Trial() {
    inOrder(lot(2, PLAIN.withValidUntil(NOW.plus(Duration.ofDays(14)))), lot(1, PLAIN));
  }

  @Test
  @DisplayName("the free ones before the paid ones of the same end (S04)")
  void s04Cost() {
    LotTerms month = PLAIN.withValidUntil(NOW.plus(Duration.ofDays(30)));
    inOrder(
        lot(2, month.withPrice(Price.of(0, "EUR"))), lot(1, month.withPrice(Price.of(500, "EUR"))));
    inOrder(lot(2, month), lot(1, month.withPrice(Price.of(500, "EUR"))));
  }

  @Test
  @DisplayName("by end before breadth, and by breadth before category (S05)")
  void narrowFirst() {
    LotTerms narrow = LotTerms.of(10, NOW, NOW, 0, 1);
    LotTerms wide = LotTerms.of(10, NOW, NOW, 0, 2);
    inOrder(
        lot(3, wide.withValidUntil(NOW.plusSeconds(60))),
        lot(2, narrow),
        lot(1, wide.withCategory(Category.PROMOTIONAL)));
  }

  @Test
  @DisplayName("promotional before paid, before the price is looked at")
  void promotionalFirst() {
    inOrder(
        lot(2, PLAIN.withCategory(Category.PROMOTIONAL).withPrice(Price.of(900, "EUR"))),
        lot(1, PLAIN.withPrice(Price.of(100, "EUR"))));
  }

  @Test
  @DisplayName("by the price of one credit and not by that of the lot")
  void unitPrice() {
    LotTerms ten = LotTerms.of(10, NOW, NOW, 0, 1).withPrice(Price.of(1_000, "EUR"));
    LotTerms three = LotTerms.of(3, NOW, NOW, 0, 1).withPrice(Price.of(301, "EUR"));
    inOrder(lot(2, ten), lot(1, three));
  }

  @Test
  @DisplayName("in another order if the practice prefers one, by name where it leaves a tie")
  void preference() {
    Comparator<OpenLot> newest =
        BurnDownOrder.of(
            Comparator.comparing((OpenLot l) -> l.terms().grantedAt(), Comparator.reverseOrder()));
    List<OpenLot> lots = new ArrayList<>(List.of(lot(3, PLAIN), lot(1, PLAIN), lot(2, created(1))));
    lots.sort(newest);
    assertThat(lots).extracting(OpenLot::opening).containsExactly(1L, 3L, 2L);
  }

  private static LotTerms created(int hoursAgo) {
    return LotTerms.of(10, NOW, NOW.minus(Duration.ofHours(hoursAgo)), 0, 1);
  }

  private static OpenLot lot(long opening, LotTerms terms) {
    return new OpenLot(TYPE, opening, terms, 5, 0, false);
  }

  private static void inOrder(OpenLot... expected) {
    List<OpenLot> lots = new ArrayList<>(List.of(expected));
    Collections.reverse(lots);
    lots.sort(BurnDownOrder.standard());
    assertThat(lots).containsExactly(expected);
    Collections.rotate(lots, 1);
    lots.sort(BurnDownOrder.standard());
    assertThat(lots).containsExactly(expected);
  }
}
