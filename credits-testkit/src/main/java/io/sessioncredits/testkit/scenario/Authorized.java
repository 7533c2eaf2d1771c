package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationChange;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.authorization.AuthorizedPeriod;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InsurerId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Insurance authorizations as the scenarios have them: of the first half of 2026. */
final class Authorized {
  private Authorized() {}

  static Scene tracking(StoreSource source) {
    return source.scene(source.permissive().withTrackAuthorization(true)).at("2026-01-05T09:00");
  }

  static Authorization visits(String ref, String client, long authorized) {
    return Authorization.of(
        AuthorizationRef.of(ref),
        ClientId.of(client),
        InsurerId.of("blue"),
        authorized,
        new AuthorizedPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)));
  }

  static void keep(Scene scene, Authorization authorization) {
    scene
        .credits()
        .authorizations()
        .change(AuthorizationChange.keep(scene.key(), authorization))
        .orThrow();
  }

  static List<AuthorizationStanding> standings(Scene scene, String client) {
    return scene.credits().authorizations().of(ClientId.of(client));
  }

  static AuthorizationStanding only(Scene scene, String client) {
    List<AuthorizationStanding> standings = standings(scene, client);
    assertEquals(1, standings.size());
    return standings.get(0);
  }

  static Authorization units(String ref, long authorized) {
    return visits(ref, "ana", authorized).withUnit(Duration.ofMinutes(15));
  }
}
