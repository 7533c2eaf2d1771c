package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.ledger.HistoryPage;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.HistoryText;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Reason;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.policy.TransferRule;
import io.sessioncredits.settings.CatalogueChange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a practice changed for all stands in the history of each of its clients. */
public interface SettingHistoryScenarios extends StoreSource {
  /**
   * Returns a scene in which Ana's history and the changes of her practice lie among each other.
   */
  private Scene changed() {
    Scene scene = scene().at("2026-03-02T09:00").ticking();
    scene.set(SettingScope.practice(), Setting.RESTORE_ON_CANCEL, false).orThrow();
    scene.grant("ana", "PT60", 5);
    SettingScope yoga = SettingScope.of(AppointmentType.of("YOGA"));
    scene.set(yoga, Setting.BOOKING_WITHOUT_CREDIT, true).orThrow();
    scene.at("2026-03-03T09:00").actor(Actor.staff("boss"));
    Reason reason = Reason.of("as sold");
    CreditType type = CreditType.of("PT60");
    scene.change(
        CatalogueChange.of(scene.key(), reason)
            .covering(type, List.of(AppointmentType.of("PT60"))));
    scene.set(SettingScope.of(type), Setting.TRANSFERS, TransferRule.ANYBODY).orThrow();
    SettingScope ana = SettingScope.of(ClientId.of("ana"));
    scene.set(ana, Setting.OVERDRAFT_LIMIT, OptionalLong.of(2)).orThrow();
    scene.set(SettingScope.practice(), Setting.RESTORE_ON_CANCEL, true).orThrow();
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    return scene;
  }

  /** Returns Ana's query. */
  private static HistoryQuery query() {
    return HistoryQuery.of(ClientId.of("ana"));
  }

  /** Returns entries as {@code credit type cause} texts, newest first. */
  private static List<String> read(Scene scene, HistoryQuery query) {
    return told(scene.credits().ledger().history(query).entries());
  }

  /** Returns entries as {@code credit type cause} texts. */
  private static List<String> told(List<LedgerEntry> entries) {
    return entries.stream().map(e -> e.account().type() + " " + e.cause()).toList();
  }

  /** All of it, or without, and not where one credit type is asked for. */
  @Test
  @DisplayName("M19 settings of the practice stand in a client's history, newest first")
  default void settingsOfThePractice() {
    Scene scene = changed();
    assertEquals(
        List.of(
            "PT60 BOOKING",
            "$practice SETTING",
            "$client SETTING",
            "$practice SETTING",
            "$practice SETTING",
            "PT60 PURCHASE",
            "$practice SETTING"),
        read(scene, query()));
    assertEquals(
        List.of("PT60 BOOKING", "$client SETTING", "PT60 PURCHASE"),
        read(scene, query().withPracticeChanges(false)));
    CreditType type = CreditType.of("PT60");
    assertEquals(List.of("PT60 BOOKING", "PT60 PURCHASE"), read(scene, query().withType(type)));
    assertEquals(6, read(scene, query().withType(type).withPracticeChanges(true)).size());
    assertEquals(
        6, read(scene, HistoryQuery.of(PracticeItself.INSTANCE)).size(), "with the catalogue");
    assertEquals(4, read(scene, HistoryQuery.of(ClientId.of("new"))).size());
    assertTrue(read(scene.practice("hillside"), query()).isEmpty(), "another practice");
  }

  /** What is asked of a client's own entries is asked of those of the practice. */
  @Test
  @DisplayName("M19 causes and periods are asked of the practice's settings, too")
  default void filtered() {
    Scene scene = changed();
    assertEquals(5, read(scene, query().withCauses(Cause.SETTING)).size());
    assertEquals(List.of("PT60 BOOKING"), read(scene, query().withCauses(Cause.BOOKING)));
    assertEquals(List.of(), read(scene, query().withCauses(Cause.CATALOGUE)));
    Interval second =
        new Interval(scene.instant("2026-03-03T00:00"), scene.instant("2026-03-04T00:00"));
    List<String> later =
        List.of("PT60 BOOKING", "$practice SETTING", "$client SETTING", "$practice SETTING");
    assertEquals(later, read(scene, query().withPeriod(second)));
    assertEquals(later, read(scene, query().withEffectivePeriod(second)));
    assertEquals(
        List.of("$practice SETTING", "PT60 PURCHASE", "$practice SETTING"),
        read(scene, query().withAsKnownAt(second.from())));
  }

  /** Whoever reads is told that it was not about the client alone; the client is told nothing. */
  @Test
  @DisplayName("M19 a line says that the practice changed it for all, or for a service")
  default void inPlainLanguage() {
    Scene scene = changed();
    HistoryText text = HistoryText.of(Locale.ENGLISH, ZoneId.of("Europe/London"));
    HistoryQuery settings = query().withCauses(Cause.SETTING);
    assertEquals(
        List.of(
            "Setting of the practice changed: restore on cancellation, from off to on."
                + " Reason: as agreed",
            "Setting changed: limit of what may be owed, from not set to 2. Reason: as agreed",
            "Setting of the practice changed: who may transfer (PT60), from not set to ANYBODY."
                + " Reason: as agreed",
            "Setting of the practice changed: booking without credit (YOGA), from not set to on."
                + " Reason: as agreed",
            "Setting of the practice changed: restore on cancellation, from not set to off."
                + " Reason: as agreed"),
        scene.credits().ledger().history(settings).entries().stream().map(text::describe).toList());
    assertEquals(3, scene.view(ClientViewQuery.of(ClientId.of("ana"))).lines().size());
  }

  /** By pages of any size, with both wallets written between any two. */
  @Test
  @DisplayName("M19 pages with the practice's settings neither repeat nor skip while others write")
  default void pagesWhileOthersWrite() {
    Scene scene = changed();
    for (int limit = 1; limit <= 4; limit++) {
      List<LedgerEntry> whole = scene.credits().ledger().history(query().withLimit(500)).entries();
      List<LedgerEntry> joined = new ArrayList<>();
      HistoryPage page = scene.credits().ledger().history(query().withLimit(limit));
      joined.addAll(page.entries());
      while (page.next().isPresent()) {
        scene.grant("ana", "YOGA", 1);
        boolean isOn = joined.size() % 2 == 0;
        scene.set(SettingScope.practice(), Setting.BOOKING_WITHOUT_CREDIT, isOn).orThrow();
        page = scene.credits().ledger().history(query().withLimit(limit).withAfter(page.next()));
        joined.addAll(page.entries());
      }
      assertEquals(whole, joined, "pages of " + limit);
    }
  }
}
