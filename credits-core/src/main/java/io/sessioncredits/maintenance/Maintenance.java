package io.sessioncredits.maintenance;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sweeps and audits one practice. Bulk work: by its type it is not to be had inside a host's
 * transaction.
 */
public final class Maintenance {
  private static final int CHUNK = 200;

  private final PracticeId practice;
  private final CommandRunner runner;
  private final CreditQueries queries;
  private final InstantSource clock;

  /** Creates the maintenance of {@code practice}. */
  public Maintenance(
      PracticeId practice, CommandRunner runner, CreditQueries queries, InstantSource clock) {
    this.practice = practice;
    this.runner = runner;
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * Writes down what has fallen due by now, wallet by wallet in chunks of one transaction each, and
   * returns how many wallets it swept. It changes no balance anybody reads. If the process dies,
   * what was swept stays and the rest is found by the next sweep.
   *
   * @throws io.sessioncredits.spi.StoreException if the store failed; chunks done before stay done
   */
  public long sweep() {
    long swept = 0;
    Instant now = Limits.instant("clock", clock.instant());
    while (true) {
      List<WalletKey> due = queries.due(practice, now, CHUNK);
      List<SweepOutcome> outcomes = runner.<SweepOutcome>each(sweeps(due));
      long done = outcomes.stream().filter(Maintenance::isNew).count();
      swept += done;
      if (done == 0) {
        return swept;
      }
    }
  }

  private static boolean isNew(SweepOutcome outcome) {
    return outcome instanceof SweepOutcome.Swept swept && !swept.receipt().replayed();
  }

  private List<Sweep> sweeps(List<WalletKey> due) {
    Map<WalletKey, Position> positions = queries.view(practice, due, Lookups.NONE).positions();
    List<Sweep> sweeps = new ArrayList<>();
    for (WalletKey wallet : due) {
      Optional<Instant> next =
          Optional.ofNullable(positions.get(wallet)).flatMap(Position::nextDue);
      next.ifPresent(instant -> sweeps.add(Sweep.of(wallet.holder(), instant)));
    }
    return sweeps;
  }

  /**
   * Reads every entry of the practice in bounded memory, replays it and compares: sequences and
   * balances without gap, the digest chain, lots, debts and holds as stored. Commands may go on
   * meanwhile.
   *
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public AuditReport audit() {
    return new Audit(practice, queries).run();
  }
}
