package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.StoreHarness;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * MariaDB 11.6 and later refuse, unless told otherwise, who locks a row newer than his snapshot.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Provider.class)
@DisplayName("The JPA store keeps it on MariaDB with innodb_snapshot_isolation as well")
class SnapshotIsolationContractTest extends CreditStoreContract {
  private static final Map<Provider, Rig> RIGS = new EnumMap<>(Provider.class);

  private final Provider provider;

  SnapshotIsolationContractTest(Provider provider) {
    this.provider = provider;
  }

  @AfterAll
  static void closeRigs() {
    RIGS.values().forEach(Rig::close);
    RIGS.clear();
  }

  @Override
  protected StoreHarness harness() {
    return new RigHarness(
        RIGS.computeIfAbsent(provider, SnapshotIsolationContractTest::withSnapshotIsolation));
  }

  private static Rig withSnapshotIsolation(Provider provider) {
    Rig rig =
        Rig.apart(
            new Cell(provider, Database.MARIADB, Isolation.REPEATABLE_READ),
            "snapshot_isolation_" + provider.name());
    Wire.Attached unused =
        rig.wire()
            .attach(
                new Tap() {
                  @Override
                  public void opened(Connection connection) throws SQLException {
                    try (Statement statement = connection.createStatement()) {
                      statement.execute("SET SESSION innodb_snapshot_isolation = ON");
                    }
                  }
                });
    return rig;
  }
}
