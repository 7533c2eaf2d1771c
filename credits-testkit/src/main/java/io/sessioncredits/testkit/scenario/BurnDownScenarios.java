package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.ExpiryBasis;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which lot is used first. */
public interface BurnDownScenarios extends StoreSource {
  /** Priority beats expiry, expiry beats age, and a spend over two lots has two lines. */
  @Test
  @DisplayName("S01 priority, then soonest end; a spend split over lots is itemised")
  default void s01() {
    Scene scene =
        scene(
            standard()
                .withCatalogue(
                    Catalogue.byAppointmentType()
                        .priced(CreditType.of("PT60"), AppointmentType.of("PT60"), 5)));
    scene.at("2026-03-01T09:00");
    scene.grant(
        scene.pack("ana", "PT60", 10).withPriority(0).withLastDay(LocalDate.of(2026, 3, 10)));
    scene.grant(
        scene.pack("ana", "PT60", 15).withPriority(0).withLastDay(LocalDate.of(2026, 3, 15)));
    scene.grant(scene.pack("ana", "PT60", 20).withPriority(1));
    assertEquals(
        List.of("BOOKING -5@1"),
        Scene.story(scene.book("a", "ana", "PT60", "2026-03-02T09:00").orThrow().movements()));
    assertEquals(
        List.of("BOOKING -5@1", "BOOKING -5@2"),
        Scene.story(
            scene
                .book(scene.booking("b", "ana", "PT60", "2026-03-03T09:00").withSeats(2))
                .orThrow()
                .movements()));
  }

  /** What costs less goes first among lots of one end; the trial before the bought pack. */
  @Test
  @DisplayName(
      "S04 the lot that ends goes before the one that does not, the cheaper before the dearer")
  default void s04() {
    Scene scene = scene().at("2026-03-01T09:00");
    scene.grant(scene.pack("ana", "YOGA", 1).withPrice(Price.of(500, "GBP")));
    scene.grant(scene.pack("ana", "YOGA", 1));
    scene.grant(scene.pack("ana", "YOGA", 1).withLastDay(LocalDate.of(2026, 3, 15)));
    scene.grant(
        scene
            .pack("ana", "YOGA", 1)
            .withCategory(Category.PROMOTIONAL)
            .withPrice(Price.of(900, "GBP")));
    List<Long> used = new java.util.ArrayList<>();
    for (int i = 0; i < 4; i++) {
      used.add(
          scene
              .book("b" + i, "ana", "YOGA", "2026-03-02T09:00")
              .orThrow()
              .movements()
              .get(0)
              .lot());
    }
    assertEquals(List.of(3L, 4L, 2L, 1L), used);
  }

  /** The narrow lot first, or the client would be stranded. */
  @Test
  @DisplayName(
      "S05 of two lots with one end the narrower is used, so that the wide one still helps")
  default void s05() {
    Catalogue catalogue =
        Catalogue.byAppointmentType()
            .covering(CreditType.of("ANY"), AppointmentType.of("PT60"), AppointmentType.of("YOGA"));
    Scene scene = scene(standard().withCatalogue(catalogue)).at("2026-03-01T09:00");
    scene.grant("ana", "ANY", 1);
    scene.grant("ana", "PT60", 1);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T09:00").isBooked());
    assertTrue(scene.book("b", "ana", "YOGA", "2026-03-02T10:00").isBooked());
  }

  /** The date that counts is the session's, or the booking's where the practice says so. */
  @Test
  @DisplayName(
      "S06 the session's date decides which lot pays, or the booking's where it is the basis")
  default void s06() {
    Scene scene = scene().at("2026-03-01T09:00");
    scene.grant(scene.pack("ana", "PT60", 5).withLastDay(LocalDate.of(2026, 3, 10)));
    scene.grant(scene.pack("ana", "PT60", 5).withLastDay(LocalDate.of(2026, 4, 30)));
    assertEquals(
        List.of("BOOKING -1@2"),
        Scene.story(scene.book("a", "ana", "PT60", "2026-03-20T09:00").orThrow().movements()));
    scene.rules(standard().withExpiryBasis(ExpiryBasis.BOOKING_DATE));
    assertEquals(
        List.of("BOOKING -1@1"),
        Scene.story(scene.book("b", "ana", "PT60", "2026-03-20T09:00").orThrow().movements()));
  }

  /** The refusal says that there are credits, and that they end too early. */
  @Test
  @DisplayName("S07 credits that end before the session are refused as such, not as missing")
  default void s07() {
    Scene scene = scene().at("2026-03-01T09:00");
    scene.grant(scene.pack("ana", "PT60", 5).withLastDay(LocalDate.of(2026, 3, 10)));
    Refusal refusal = scene.book("a", "ana", "PT60", "2026-03-20T09:00").refusal().orElseThrow();
    assertEquals(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE, refusal.code());
    assertEquals(5, refusal.available());
    assertEquals(0, refusal.availableOnSessionDate());
    assertEquals(scene.instant("2026-03-11T00:00"), refusal.expiresAt().orElseThrow());
    scene.rules(standard().withExpiryBasis(ExpiryBasis.BOOKING_DATE));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-20T09:00").isBooked());
  }
}
