package io.sessioncredits.testkit.scenario;

import static io.sessioncredits.testkit.scenario.Authorized.keep;
import static io.sessioncredits.testkit.scenario.Authorized.only;
import static io.sessioncredits.testkit.scenario.Authorized.tracking;
import static io.sessioncredits.testkit.scenario.Authorized.units;
import static io.sessioncredits.testkit.scenario.Authorized.visits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.authorization.AuthorizationChange;
import io.sessioncredits.authorization.AuthorizationOutcome;
import io.sessioncredits.authorization.AuthorizationStatus;
import io.sessioncredits.authorization.EndingPage;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.AuthorizationWarning.Code;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Insurance authorizations kept, changed, ended and told of. */
public interface AuthorizationChangeScenarios extends StoreSource {
  /** Each day has its status. */
  @Test
  @DisplayName("Q20 upcoming, active, expired and ended; what has ended takes no more visits")
  default void statuses() {
    Scene scene = tracking(this);
    keep(scene, visits("A-7", "ana", 12));
    scene.book("a", "ana", "PT60", "2026-02-02T10:00").orThrow();
    scene.at("2025-12-31T23:59");
    assertEquals(AuthorizationStatus.UPCOMING, only(scene, "ana").status());
    scene.at("2026-01-01T00:00");
    assertEquals(AuthorizationStatus.ACTIVE, only(scene, "ana").status());
    scene.at("2026-06-30T23:59");
    assertEquals(AuthorizationStatus.ACTIVE, only(scene, "ana").status());
    scene.at("2026-07-01T00:00");
    assertEquals(AuthorizationStatus.EXPIRED, only(scene, "ana").status());
    end(scene, "A-7").orThrow();
    assertEquals(AuthorizationStatus.ENDED, only(scene, "ana").status());
    assertEquals(
        Code.AUTH_MISSING,
        scene.book("b", "ana", "PT60", "2026-02-03T10:00").warnings().get(0).code());
    scene.attended("a", "ana").orThrow();
    assertEquals(1, only(scene, "ana").occurred());
    assertEquals(
        RefusalCode.UNKNOWN_AUTHORIZATION, end(scene, "A-8").refusal().orElseThrow().code());
    keep(scene, visits("A-7", "ana", 12));
    assertEquals(AuthorizationStatus.EXPIRED, only(scene, "ana").status());
    assertTrue(scene.audit().isClean());
  }

  private static AuthorizationOutcome end(Scene scene, String ref) {
    return scene
        .credits()
        .authorizations()
        .change(
            AuthorizationChange.end(
                scene.key(),
                ClientId.of("ana"),
                AuthorizationRef.of(ref),
                Reason.of("the insurer withdrew it")));
  }

  /** Kept by staff, once per key. */
  @Test
  @DisplayName("M13 a change is staff's, idempotent by its key, and keeps the unit that counts")
  default void changes() {
    Scene scene = tracking(this);
    RequestKey key = scene.key();
    AuthorizationChange change = AuthorizationChange.keep(key, visits("A-7", "ana", 12));
    scene.credits().authorizations().change(change).orThrow();
    assertTrue(scene.credits().authorizations().change(change).orThrow().replayed());
    assertThrows(
        RequestConflictException.class,
        () ->
            scene
                .credits()
                .authorizations()
                .change(AuthorizationChange.keep(key, visits("A-7", "ana", 13))));
    scene.book("a", "ana", "PT60", "2026-02-02T10:00").orThrow();
    AuthorizationChange otherUnit = AuthorizationChange.keep(scene.key(), units("A-7", 12));
    assertEquals(
        RefusalCode.AUTHORIZATION_IN_USE,
        scene.credits().authorizations().change(otherUnit).refusal().orElseThrow().code());
    scene.actor(Actor.client(ClientId.of("ana")));
    assertEquals(
        RefusalCode.STAFF_ONLY,
        scene
            .credits()
            .authorizations()
            .change(AuthorizationChange.keep(scene.key(), visits("A-7", "ana", 99)))
            .refusal()
            .orElseThrow()
            .code());
    assertThrows(InvalidInputException.class, () -> visits("A-7", "ana", 12).withLimitPerVisit(4));
  }

  /** So that nobody loses visits that could still be booked. */
  @Test
  @DisplayName("HE-347 authorizations that end soon with visits left are listed page by page")
  default void ending() {
    Scene scene = tracking(this);
    for (String client : List.of("ana", "ben", "cat", "dan")) {
      keep(scene, visits("A-1", client, 1));
    }
    scene.book("a", "ben", "PT60", "2026-02-02T10:00").orThrow();
    keep(scene, visits("A-2", "dan", 4));
    scene.at("2026-06-20T09:00");
    assertTrue(
        scene.credits().authorizations().endingWithUnused(9, none(), 5).authorizations().isEmpty());
    EndingPage first = scene.credits().authorizations().endingWithUnused(10, none(), 2);
    assertEquals(
        List.of("ana", "cat"),
        first.authorizations().stream().map(s -> s.authorization().client().value()).toList());
    EndingPage second = scene.credits().authorizations().endingWithUnused(10, first.next(), 2);
    assertEquals(
        List.of("A-1", "A-2"),
        second.authorizations().stream().map(s -> s.authorization().ref().value()).toList());
    assertEquals(Optional.empty(), second.next());
  }

  private static Optional<Holder> none() {
    return Optional.empty();
  }

  /** Who listens learns what is left. */
  @Test
  @DisplayName("M20 a change is told, and a counted visit with its session and what is left")
  default void told() {
    Scene scene = tracking(this).ticking();
    keep(scene, visits("A-7", "ana", 1));
    scene.book("a", "ana", "PT60", "2026-02-02T10:00").orThrow();
    List<CreditMessage> told =
        scene.delivered().stream().filter(m -> m.kind().name().startsWith("AUTH")).toList();
    assertEquals(
        List.of(MessageKind.AUTHORIZATION_CHANGED, MessageKind.AUTHORIZATION_COUNTED),
        told.stream().map(CreditMessage::kind).toList());
    assertEquals("authorization*A-7", told.get(0).facts().get(Fact.NOTE));
    assertEquals("0", told.get(1).facts().get(Fact.LEFT));
    assertEquals("0*1", told.get(1).facts().get(Fact.TO));
    assertEquals("a", told.get(1).sessions().get(0).line().booking().value());
  }

  /** Whoever bills the insurer learns of it in time, whatever the booking was paid with. */
  @Test
  @DisplayName(
      "M20 a booking taken with warnings tells them once, counted or not, and nothing else")
  default void warned() {
    Scene scene = tracking(this).ticking();
    keep(scene, visits("A-7", "ana", 1).withServices(AppointmentType.of("PT60")));
    assertTrue(warnings(scene).isEmpty(), "nothing booked");
    assertTrue(scene.book("fine", "ana", "PT60", "2026-02-02T10:00").warnings().isEmpty());
    assertTrue(warnings(scene).isEmpty(), "no warning");

    BookingOutcome late = scene.book("late", "ana", "PT60", "2026-07-02T10:00");
    assertEquals(List.of("late " + Code.AUTH_EXPIRED_ON_DATE), warnings(scene));
    assertTrue(scene.book("late", "ana", "PT60", "2026-07-02T10:00").orThrow().replayed());
    assertEquals(1, late.warnings().size());
    assertTrue(warnings(scene).isEmpty(), "a replay tells nothing again");
    scene.book("full", "ana", "PT60", "2026-02-03T10:00").orThrow();
    scene.book("none", "ben", "PT60", "2026-02-03T10:00").orThrow();
    scene.set(SettingScope.practice(), Setting.ACTIVE, false).orThrow();
    scene.book("off", "ben", "PT60", "2026-02-04T10:00").orThrow();
    assertEquals(
        List.of(
            "full " + Code.AUTH_EXHAUSTED, "none " + Code.AUTH_MISSING, "off " + Code.AUTH_MISSING),
        warnings(scene),
        "whoever pays, and if nobody does");

    scene.set(SettingScope.practice(), Setting.ENFORCE_AUTHORIZATION, true).orThrow();
    assertFalse(scene.book("no", "ben", "PT60", "2026-02-04T10:00").isBooked());
    assertTrue(scene.audit().isClean());
    assertTrue(warnings(scene).isEmpty(), "a refusal tells nothing");
  }

  /** A visit that is counted in part is told as counted, and with what is not. */
  @Test
  @DisplayName("M20 a visit that counts in part tells what is left and what is not paid")
  default void countedInPart() {
    Scene scene = tracking(this).ticking();
    keep(scene, units("A-7", 5).withLimitPerVisit(4));
    assertTrue(
        scene.credits().bookings().check(lasting(scene, "a")).warnings().stream()
            .anyMatch(w -> w.code() == Code.AUTH_LIMIT_PER_VISIT));
    scene.book(lasting(scene, "a")).orThrow();
    List<CreditMessage> told = about(scene, "a");
    assertEquals(
        List.of(MessageKind.AUTHORIZATION_COUNTED, MessageKind.AUTHORIZATION_WARNING),
        told.stream().map(CreditMessage::kind).filter(k -> k.name().startsWith("AUTH")).toList());
    CreditMessage warning = told.get(told.size() - 1);
    assertEquals(
        List.of(
            new AuthorizationWarning(
                Code.AUTH_LIMIT_PER_VISIT, Optional.of(AuthorizationRef.of("A-7")), 1)),
        warning.warnings());
    assertEquals(Optional.empty(), warning.entry());
    assertEquals(ClientId.of("ana"), warning.holder());
    assertEquals(
        scene.credits().ledger().balance(ClientId.of("ana"), warning.type()), Balance.ZERO);
    scene.book(lasting(scene, "b")).orThrow();
    List<CreditMessage> second = about(scene, "b");
    assertEquals(
        List.of(Code.AUTH_LIMIT_PER_VISIT, Code.AUTH_EXHAUSTED),
        second.get(second.size() - 1).warnings().stream().map(AuthorizationWarning::code).toList());
  }

  private static Booking lasting(Scene scene, String ref) {
    return scene
        .booking(ref, "ana", "PT60", "2026-02-02T10:00")
        .withDuration(Duration.ofMinutes(75));
  }

  /** Returns what waits to be told of a booking, delivered. */
  private static List<CreditMessage> about(Scene scene, String ref) {
    return scene.delivered().stream()
        .filter(m -> m.sessions().stream().anyMatch(s -> s.line().booking().value().equals(ref)))
        .toList();
  }

  /** Returns the warnings that wait to be told, delivered, as {@code booking code} texts. */
  private static List<String> warnings(Scene scene) {
    return scene.delivered().stream()
        .filter(m -> m.kind() == MessageKind.AUTHORIZATION_WARNING)
        .flatMap(
            m ->
                m.warnings().stream()
                    .map(w -> m.sessions().get(0).line().booking() + " " + w.code()))
        .toList();
  }

  /** Where nobody asked for it, nothing is counted. */
  @Test
  @DisplayName("M13 visits are counted only where the setting says so")
  default void untracked() {
    Scene scene = scene(permissive()).at("2026-01-05T09:00");
    keep(scene, visits("A-7", "ana", 12));
    scene.set(SettingScope.practice(), Setting.ENFORCE_AUTHORIZATION, true).orThrow();
    assertEquals(List.of(), scene.book("a", "ana", "PT60", "2026-07-02T10:00").warnings());
    scene.book("b", "ana", "PT60", "2026-02-02T10:00").orThrow();
    scene.attended("b", "ana").orThrow();
    assertEquals(12, only(scene, "ana").left());
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.TRACK_AUTHORIZATION, true).orThrow();
    scene.book("c", "ana", "PT60", "2026-02-03T10:00").orThrow();
    assertEquals(11, only(scene, "ana").left());
  }
}
