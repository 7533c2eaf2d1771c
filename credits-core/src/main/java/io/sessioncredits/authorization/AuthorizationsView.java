package io.sessioncredits.authorization;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one practice's authorizations say now, read without a lock. */
public final class AuthorizationsView {
  private static final int CHUNK = 500;

  private final PracticeId practice;
  private final CreditQueries queries;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Creates the view of {@code practice} through {@code queries}, with days of {@code zone}. */
  public AuthorizationsView(
      PracticeId practice, CreditQueries queries, InstantSource clock, ZoneId zone) {
    this.practice = practice;
    this.queries = queries;
    this.clock = clock;
    this.zone = zone;
  }

  private LocalDate today() {
    return Limits.instant("clock", clock.instant()).atZone(zone).toLocalDate();
  }

  List<AuthorizationStanding> of(ClientId client) {
    WalletKey wallet = new WalletKey(practice, client);
    Position position =
        queries
            .view(practice, List.of(wallet), Lookups.NONE)
            .positions()
            .getOrDefault(wallet, Position.empty(wallet));
    return List.copyOf(AuthorizationNotes.all(client, position.notes(), today()));
  }

  EndingPage ending(int days, Optional<Holder> after, int limit) {
    LocalDate today = today();
    LocalDate until = today.plusDays(days);
    List<AuthorizationStanding> found = new ArrayList<>();
    int clients = 0;
    Optional<Holder> last = after;
    List<Position> page = queries.wallets(practice, last, CHUNK);
    while (!page.isEmpty()) {
      for (Position position : page) {
        List<AuthorizationStanding> ending = ending(position, today, until);
        found.addAll(ending);
        clients += ending.isEmpty() ? 0 : 1;
        last = Optional.of(position.wallet().holder());
        if (clients == limit) {
          return new EndingPage(found, last);
        }
      }
      page = queries.wallets(practice, last, CHUNK);
    }
    return new EndingPage(found, Optional.empty());
  }

  private static List<AuthorizationStanding> ending(
      Position position, LocalDate today, LocalDate until) {
    if (!(position.wallet().holder() instanceof ClientId client)) {
      return List.of();
    }
    return AuthorizationNotes.all(client, position.notes(), today).stream()
        .filter(s -> s.status() == AuthorizationStatus.ACTIVE)
        .filter(s -> !s.authorization().period().last().isAfter(until))
        .toList();
  }
}
