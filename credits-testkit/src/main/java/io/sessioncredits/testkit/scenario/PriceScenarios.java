package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.Catalogue;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a credit pays for, and how many a session costs. */
public interface PriceScenarios extends StoreSource {
  /** Returns the catalogue of a 30-minute base that longer sessions cost several of. */
  default Catalogue minutes() {
    CreditType base = CreditType.of("MASSAGE30");
    return Catalogue.byAppointmentType()
        .covering(
            base,
            AppointmentType.of("MASSAGE30"),
            AppointmentType.of("MASSAGE60"),
            AppointmentType.of("MASSAGE90"),
            AppointmentType.of("MASSAGE120"))
        .priced(base, AppointmentType.of("MASSAGE60"), 2)
        .priced(base, AppointmentType.of("MASSAGE90"), 3)
        .priced(base, AppointmentType.of("MASSAGE120"), 4);
  }

  /** Nothing is taken of a seat that cannot be paid whole. */
  @Test
  @DisplayName("S63 a session of two credits is refused with one, and nothing is taken")
  default void s63() {
    Scene scene = scene(standard().withCatalogue(minutes())).at("2026-03-02T09:00");
    scene.grant("ana", "MASSAGE30", 1);
    var refusal = scene.book("a", "ana", "MASSAGE60", "2026-03-06T10:00").refusal().orElseThrow();
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, refusal.code());
    assertEquals(2, refusal.required());
    assertEquals(1, refusal.available());
    assertEquals(1, scene.available("ana", "MASSAGE30"));
  }

  /** A long session costs several of the base. */
  @Test
  @DisplayName("S64 two hours cost four half-hour credits; S65 four units end at 0 in any mix")
  default void s64() {
    Scene scene = scene(standard().withCatalogue(minutes())).at("2026-03-02T09:00");
    scene.grant("ana", "MASSAGE30", 4);
    assertEquals(1, scene.bookable("ana", "MASSAGE90"));
    assertTrue(scene.book("a", "ana", "MASSAGE120", "2026-03-06T10:00").isBooked());
    assertEquals(0, scene.available("ana", "MASSAGE30"));
    scene.grant("ben", "MASSAGE30", 4);
    assertTrue(scene.book("b", "ben", "MASSAGE60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("c", "ben", "MASSAGE30", "2026-03-06T11:00").isBooked());
    assertTrue(scene.book("d", "ben", "MASSAGE30", "2026-03-06T12:00").isBooked());
    assertFalse(scene.book("e", "ben", "MASSAGE30", "2026-03-06T13:00").isBooked());
  }

  /** A member and a guest are two seats of one line. */
  @Test
  @DisplayName("S66 a member with a guest takes two credits of twenty")
  default void s66() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "YOGA", 20);
    assertTrue(
        scene.book(scene.booking("a", "ana", "YOGA", "2026-03-06T10:00").withSeats(2)).isBooked());
    assertEquals(18, scene.available("ana", "YOGA"));
    scene.cancel("a", "ana").orThrow();
    assertEquals(20, scene.available("ana", "YOGA"));
  }

  /** What is restored is what was taken, whatever the price is now. */
  @Test
  @DisplayName("S68 a price raised after booking restores what was taken")
  default void s68() {
    Scene scene = scene().at("2026-04-20T09:00");
    CreditType type = CreditType.of("PT60");
    Catalogue raised =
        Catalogue.byAppointmentType()
            .priced(type, AppointmentType.of("PT60"), 2, scene.instant("2026-05-01T00:00"));
    scene.rules(standard().withCatalogue(raised));
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-05-10T10:00").isBooked());
    scene.at("2026-05-02T09:00");
    assertTrue(scene.book("b", "ana", "PT60", "2026-05-10T11:00").isBooked());
    assertEquals(2, scene.available("ana", "PT60"));
    scene.cancel("a", "ana").orThrow();
    assertEquals(3, scene.available("ana", "PT60"));
    scene.cancel("b", "ana").orThrow();
    assertEquals(5, scene.available("ana", "PT60"));
  }

  /** One credit pays for any of the services it covers, and is counted once. */
  @Test
  @DisplayName("S69 five FLEX for yoga or pilates: one of each leaves three, and none for PT60")
  default void s69() {
    Catalogue catalogue =
        Catalogue.byAppointmentType()
            .covering(
                CreditType.of("FLEX"), AppointmentType.of("YOGA"), AppointmentType.of("PILATES"));
    Scene scene = scene(standard().withCatalogue(catalogue)).at("2026-03-02T09:00");
    scene.grant("ana", "FLEX", 5);
    assertTrue(scene.book("a", "ana", "YOGA", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "PILATES", "2026-03-06T11:00").isBooked());
    assertEquals(3, scene.available("ana", "FLEX"));
    assertEquals(3, scene.bookable("ana", "YOGA"));
    assertEquals(0, scene.bookable("ana", "PT60"));
  }

  /** A lot keeps what it covered when it was sold. */
  @Test
  @DisplayName("S71 a service taken out of a credit type is still paid by lots sold before")
  default void s71() {
    CreditType flex = CreditType.of("FLEX");
    Catalogue wide =
        Catalogue.byAppointmentType()
            .covering(flex, AppointmentType.of("YOGA"), AppointmentType.of("PILATES"));
    Scene scene = scene(standard().withCatalogue(wide)).at("2026-03-02T09:00");
    scene.grant("ana", "FLEX", 1);
    scene.rules(standard().withCatalogue(wide.covering(flex, AppointmentType.of("YOGA"))));
    scene.grant("ben", "FLEX", 1);
    assertTrue(scene.book("a", "ana", "PILATES", "2026-03-06T10:00").isBooked());
    assertFalse(scene.book("b", "ben", "PILATES", "2026-03-06T10:00").isBooked());
  }

  /** Some services cost no credit. */
  @Test
  @DisplayName("M01 a free consultation is booked without credit and moves none")
  default void freeOfCredits() {
    Catalogue catalogue =
        Catalogue.byAppointmentType().notCredited(AppointmentType.of("CONSULTATION"));
    Scene scene = scene(standard().withCatalogue(catalogue)).at("2026-03-02T09:00");
    var receipt = scene.book("a", "ana", "CONSULTATION", "2026-03-06T10:00").orThrow();
    assertTrue(receipt.movements().isEmpty());
    assertTrue(scene.cancel("a", "ana").orThrow().movements().isEmpty());
  }

  /** A type that cannot pay a whole seat is passed over for the next that can. */
  @Test
  @DisplayName(
      "14.2 a seat is paid from one credit type, the next one if the first cannot pay it whole")
  default void oneTypePerSeat() {
    CreditType first = CreditType.of("FIRST");
    CreditType second = CreditType.of("SECOND");
    AppointmentType type = AppointmentType.of("RETREAT");
    Catalogue catalogue =
        Catalogue.byAppointmentType()
            .covering(first, type)
            .covering(second, type)
            .priced(first, type, 2)
            .priced(second, type, 3);
    Scene scene = scene(standard().withCatalogue(catalogue)).at("2026-03-02T09:00");
    scene.grant(scene.pack("ana", "FIRST", 1).withLastDay(LocalDate.of(2026, 3, 31)));
    scene.grant("ana", "SECOND", 4);
    assertEquals(1, scene.bookable("ana", "RETREAT"));
    assertTrue(scene.book("a", "ana", "RETREAT", "2026-03-06T10:00").isBooked());
    assertEquals(1, scene.available("ana", "FIRST"));
    assertEquals(1, scene.available("ana", "SECOND"));
  }
}
