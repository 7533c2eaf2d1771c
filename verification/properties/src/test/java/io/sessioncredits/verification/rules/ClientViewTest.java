package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.client.ClientLine;
import io.sessioncredits.client.ClientLine.By;
import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.ledger.Expiry;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client sees")
class ClientViewTest {
  private static final ClientId ANA = ClientId.of("ana-4711");
  private static final ClientId BEN = ClientId.of("ben-0815");
  private static final GroupId FAMILY = new GroupId("family");
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final CreditType FLEX = CreditType.of("FLEX");
  private static final AppointmentType CLASS = AppointmentType.of("YOGA");
  private static final AppointmentType LONG = AppointmentType.of("LONG");
  private static final Catalogue CATALOGUE =
      Catalogue.byAppointmentType().covering(FLEX, CLASS, LONG).priced(FLEX, LONG, 2);

  private final Scene scene = FrontDesk.under(FrontDesk.STANDARD.withCatalogue(CATALOGUE)).scene();

  private ClientView shown(ClientViewQuery query) {
    return scene.view(query);
  }

  @Test
  @DisplayName("all services with zero of everything before anything is bought")
  void nothingBought() {
    ClientView view = shown(ClientViewQuery.of(ANA).withBookable(CLASS, LONG));
    assertThat(view.balances()).isEqualTo(Map.of(FLEX, Balance.ZERO));
    assertThat(view.bookable()).isEqualTo(Map.of(CLASS, 0L, LONG, 0L));
    assertThat(view.expiries()).isEmpty();
    assertThat(view.lines()).isEmpty();
    assertThat(view.next()).isEmpty();
  }

  @Test
  @DisplayName("what is left of each service, what can be booked, and what ends soonest")
  void standing() {
    scene.grant(scene.pack("ana-4711", "FLEX", 5).withLastDay(LocalDate.of(2026, 6, 30)));
    scene.grant(scene.pack("ana-4711", "FLEX", 2).withLastDay(LocalDate.of(2026, 3, 31)));
    scene.grant(scene.pack("ana-4711", "YOGA", 1).withLastDay(LocalDate.of(2026, 3, 31)));
    scene.grant("ana-4711", "YOGA", 3);
    scene.grant(scene.pack("ana-4711", "FLEX", 1).withLastDay(LocalDate.of(2026, 3, 31)));
    ClientView view = shown(ClientViewQuery.of(ANA).withBookable(CLASS, LONG));
    assertThat(view.balances().keySet()).containsExactly(FLEX, YOGA);
    assertThat(view.balances().getOrDefault(FLEX, Balance.ZERO).available()).isEqualTo(8);
    assertThat(view.bookable()).isEqualTo(Map.of(CLASS, 12L, LONG, 4L));
    assertThat(view.expiries())
        .containsExactly(
            new Expiry(FLEX, scene.instant("2026-04-01T00:00"), 3),
            new Expiry(YOGA, scene.instant("2026-04-01T00:00"), 1),
            new Expiry(FLEX, scene.instant("2026-07-01T00:00"), 5));
  }

  @Test
  @DisplayName("what has ended as ended, before anybody wrote it down")
  void due() {
    scene.grant(scene.pack("ana-4711", "FLEX", 2).withLastDay(LocalDate.of(2026, 3, 31)));
    scene.at("2026-04-02T10:00");
    ClientView view = shown(ClientViewQuery.of(ANA));
    assertThat(view.at()).isEqualTo(scene.instant("2026-04-02T10:00"));
    assertThat(view.balances().get(FLEX)).isEqualTo(Balance.ZERO);
    assertThat(view.expiries()).isEmpty();
    assertThat(view.lines()).extracting(ClientLine::by).containsExactly(By.TIME, By.STAFF);
    assertThat(view.lines().get(0).text()).isEqualTo("Expired: 2 credits of FLEX. Balance: 0.");
  }

  @Test
  @DisplayName("no name of staff and no reason, and by the kind who did what")
  void privateParts() {
    scene.actor(Actor.staff("nosy-desk")).adjust("ana-4711", "FLEX", 2);
    scene.actor(Actor.client(ANA)).book("b-1", "ana-4711", "YOGA", FrontDesk.SESSION);
    scene.actor(Actor.system("billing-run")).grant("ana-4711", "FLEX", 1);
    ClientView view = shown(ClientViewQuery.of(ANA));
    assertThat(view.lines())
        .extracting(ClientLine::by)
        .containsExactly(By.SYSTEM, By.CLIENT, By.STAFF);
    assertThat(view.toString()).doesNotContain("nosy-desk", "billing-run", "by hand: reason");
    assertThat(view.lines().get(2).text())
        .isEqualTo("Adjusted by hand: plus 2 credits of FLEX. Balance: 2.");
  }

  @Test
  @DisplayName("the own sessions of a group, and of the others only what they cost")
  void group() {
    scene
        .credits()
        .ledger()
        .grant(Grant.of(FAMILY, FLEX, 10, PurchaseRef.of("family-sale")))
        .orThrow();
    for (ClientId member : List.of(ANA, BEN)) {
      Booking booking =
          Booking.of(
                  BookingRef.of("of-" + member.value()),
                  member,
                  LONG,
                  scene.instant(FrontDesk.SESSION))
              .withPayer(FAMILY);
      assertThat(scene.book(booking).isBooked()).isTrue();
    }
    ClientView view = shown(ClientViewQuery.of(ANA).withGroup(FAMILY));
    assertThat(view.balances().getOrDefault(FLEX, Balance.ZERO).available()).isEqualTo(6);
    assertThat(view.lines().get(1).text()).contains("Booked: LONG, Mar 6, 2026");
    assertThat(view.lines().get(1).session()).isPresent();
    assertThat(view.lines().get(0).text())
        .isEqualTo("Booked; 2 credits of FLEX spent. Balance: 6.");
    assertThat(view.lines().get(0).session()).isEmpty();
    assertThat(view.toString()).doesNotContain("ben-0815");
  }

  @Test
  @DisplayName("the history page by page, in the language asked for")
  void pages() {
    for (int i = 0; i < 5; i++) {
      scene.grant("ana-4711", "FLEX", 1);
    }
    ClientViewQuery query = ClientViewQuery.of(ANA).withLimit(3).withLocale(Locale.GERMAN);
    ClientView first = shown(query);
    assertThat(first.lines()).hasSize(3);
    assertThat(first.lines().get(0).text())
        .isEqualTo("Paket gekauft: ein Guthaben für FLEX. Stand: 5.");
    ClientView second = shown(query.withAfter(first.next().orElseThrow()));
    assertThat(second.lines()).extracting(ClientLine::balanceAfter).containsExactly(2L, 1L);
    assertThat(second.next()).isEmpty();
    assertThat(second.balances()).isEqualTo(first.balances());
  }
}
