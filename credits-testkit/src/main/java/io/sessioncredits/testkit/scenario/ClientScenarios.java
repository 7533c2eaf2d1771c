package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.client.ClientLine;
import io.sessioncredits.client.ClientLine.By;
import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Expiry;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.Validity;
import io.sessioncredits.packages.PackageChange;
import io.sessioncredits.packages.Packages;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What staff and clients see of a client: all services, the whole history, the client's page. */
public interface ClientScenarios extends StoreSource {
  /** Whoever bought nothing has a row of zeros, and one read tells all. */
  @Test
  @DisplayName("M05 all services of several clients in one call, who bought nothing has zeros")
  default void allServices() {
    Catalogue services =
        Catalogue.byAppointmentType()
            .offering(AppointmentType.of("PT60"), AppointmentType.of("YOGA"));
    Scene scene = scene(permissive().withCatalogue(services)).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    scene.grant("ana", "OLD", 1);
    assertTrue(scene.book("a", "ben", "YOGA", "2026-03-06T10:00").isBooked());
    List<ClientId> clients = List.of(ClientId.of("ana"), ClientId.of("ben"), ClientId.of("cem"));
    Map<Holder, Map<CreditType, Balance>> all = scene.credits().ledger().balances(clients);
    assertEquals(
        Map.of(
            CreditType.of("PT60"), new Balance(5, 0, 5, 0, 0),
            CreditType.of("YOGA"), Balance.ZERO,
            CreditType.of("OLD"), new Balance(1, 0, 1, 0, 0)),
        all.get(ClientId.of("ana")));
    assertEquals(
        Map.of(
            CreditType.of("PT60"),
            Balance.ZERO,
            CreditType.of("YOGA"),
            new Balance(-1, 0, 0, 0, 1)),
        all.get(ClientId.of("ben")));
    assertEquals(
        Map.of(CreditType.of("PT60"), Balance.ZERO, CreditType.of("YOGA"), Balance.ZERO),
        all.get(ClientId.of("cem")));
  }

  /** Each way of earning and spending is an entry that says when, who and why. */
  @Test
  @DisplayName("M07 each time credits were earned or spent: amount, balance after, when, who, why")
  default void wholeHistory() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    scene.at("2026-03-03T09:00").actor(Actor.client(ClientId.of("ana")));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.at("2026-03-04T09:00").actor(Actor.staff("desk"));
    scene.cancel("a", "ana").orThrow();
    Reason reason = Reason.of("found in the old books");
    scene
        .credits()
        .ledger()
        .adjust(Adjustment.by(scene.key(), ClientId.of("ana"), CreditType.of("PT60"), 2, reason))
        .orThrow();
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.RESTORE_ON_CANCEL, false).orThrow();
    List<LedgerEntry> entries = scene.entries("ana");
    assertEquals(
        List.of(Cause.PURCHASE, Cause.BOOKING, Cause.CANCELLATION, Cause.ADJUSTMENT, Cause.SETTING),
        entries.stream().map(LedgerEntry::cause).toList());
    assertEquals(List.of(5L, -1L, 1L, 2L, 0L), entries.stream().map(LedgerEntry::amount).toList());
    assertEquals(
        List.of(5L, 4L, 5L, 7L), entries.stream().limit(4).map(LedgerEntry::balanceAfter).toList());
    assertEquals(Actor.client(ClientId.of("ana")), entries.get(1).actor());
    assertEquals(scene.instant("2026-03-03T09:00"), entries.get(1).effectiveAt());
    assertEquals("a", entries.get(1).session().orElseThrow().line().booking().value());
    assertEquals(Actor.staff("desk"), entries.get(3).actor());
    assertEquals(
        Optional.of("found in the old books"), entries.get(3).reason().flatMap(SealedText::text));
  }

  /** One read, and nothing in it that is not for the client's eyes. */
  @Test
  @DisplayName("M17 a client sees all services, what ends soonest, seats, and a history of its own")
  default void clientsOwnView() {
    Catalogue services = Catalogue.byAppointmentType().offering(AppointmentType.of("YOGA"));
    Scene scene = scene(standard().withCatalogue(services)).at("2026-03-02T09:00");
    scene.actor(Actor.staff("nosy-desk"));
    scene.grant(scene.pack("ana", "PT60", 2).withLastDay(LocalDate.of(2026, 3, 31))).orThrow();
    scene.grant("ana", "PT60", 3);
    scene.adjust("ana", "PT60", 1).orThrow();
    scene.actor(Actor.client(ClientId.of("ana")));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    ClientView view =
        scene.view(
            ClientViewQuery.of(ClientId.of("ana"))
                .withBookable(AppointmentType.of("PT60"), AppointmentType.of("YOGA")));
    assertEquals(
        Map.of(
            CreditType.of("PT60"), new Balance(5, 0, 5, 0, 0), CreditType.of("YOGA"), Balance.ZERO),
        view.balances());
    assertEquals(
        List.of(new Expiry(CreditType.of("PT60"), scene.instant("2026-04-01T00:00"), 1)),
        view.expiries());
    assertEquals(
        Map.of(AppointmentType.of("PT60"), 5L, AppointmentType.of("YOGA"), 0L), view.bookable());
    assertEquals(
        List.of(By.CLIENT, By.STAFF, By.STAFF, By.STAFF),
        view.lines().stream().map(ClientLine::by).toList());
    assertFalse(view.toString().contains("nosy-desk"));
    assertTrue(scene.view(ClientViewQuery.of(ClientId.of("new"))).lines().isEmpty());
  }

  /** What is offered can be bought, what cannot is not, and nothing is while credits are off. */
  @Test
  @DisplayName("M17 a client is offered the packages that can be bought now, the cheapest first")
  default void clientOffers() {
    Scene scene = Shop.open(scene()).at("2026-03-02T09:00");
    PackageDefinition dated =
        PackageDefinition.of(
            PackageId.of("spring"),
            "Spring",
            List.of(
                PackageContent.of(CreditType.of("PT60"), 1),
                PackageContent.of(CreditType.of("YOGA"), 2)
                    .withValidity(Validity.until(LocalDate.of(2026, 3, 31)))));
    Reason reason = Reason.of("for spring");
    Packages packages = scene.credits().packages();
    packages.change(PackageChange.define(scene.key(), dated, reason)).orThrow();
    ClientViewQuery ana = ClientViewQuery.of(ClientId.of("ana"));
    List<PackageDefinition> offers = scene.view(ana).offers();
    assertEquals(List.of(dated, Shop.TRIAL, Shop.MONTHLY, Shop.TEN), offers);
    for (PackageDefinition offer : offers) {
      PackageId id = offer.id();
      scene.buy(Purchase.of(PurchaseRef.of("of-" + id), ClientId.of("ana"), id)).orThrow();
    }
    assertEquals(offers, scene.view(ana).offers());
    scene.at("2026-04-01T00:00");
    assertEquals(List.of(Shop.TRIAL, Shop.MONTHLY, Shop.TEN), scene.view(ana).offers());
    assertFalse(scene.buy("late", "ana", "spring").isGranted());
    packages.change(PackageChange.retire(scene.key(), Shop.TEN.id(), reason)).orThrow();
    assertEquals(List.of(Shop.TRIAL, Shop.MONTHLY), scene.view(ana).offers());
    scene.set(SettingScope.practice(), Setting.ACTIVE, false).orThrow();
    assertEquals(List.of(), scene.view(ana).offers());
  }
}
