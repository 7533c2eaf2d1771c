package io.sessioncredits.verification.sql;

import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.contract.Capability;
import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.HostTransaction;
import io.sessioncredits.testkit.contract.StoreHarness;
import io.sessioncredits.verification.sql.jdbc.JdbcCreditStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("The store in plain JDBC keeps what every store promises")
class StoreContractTest {
  @Nested
  @DisplayName("on PostgreSQL at READ COMMITTED")
  class PostgreSqlReadCommitted extends CreditStoreContract {
    @Override
    protected StoreHarness harness() {
      return new Harness(new Cell(Database.POSTGRESQL, Isolation.READ_COMMITTED));
    }
  }

  @Nested
  @DisplayName("on PostgreSQL at REPEATABLE READ")
  class PostgreSqlRepeatableRead extends CreditStoreContract {
    @Override
    protected StoreHarness harness() {
      return new Harness(new Cell(Database.POSTGRESQL, Isolation.REPEATABLE_READ));
    }
  }

  @Nested
  @DisplayName("on MariaDB at READ COMMITTED")
  class MariaDbReadCommitted extends CreditStoreContract {
    @Override
    protected StoreHarness harness() {
      return new Harness(new Cell(Database.MARIADB, Isolation.READ_COMMITTED));
    }
  }

  @Nested
  @DisplayName("on MariaDB at REPEATABLE READ")
  class MariaDbRepeatableRead extends CreditStoreContract {
    @Override
    protected StoreHarness harness() {
      return new Harness(new Cell(Database.MARIADB, Isolation.REPEATABLE_READ));
    }
  }

  private static final class Harness implements StoreHarness {
    private final Cell cell;
    private final Schema schema;
    private Pool pool;

    Harness(Cell cell) {
      this.cell = cell;
      this.schema = Schema.emptied(cell.database());
      this.pool = newPool();
    }

    private Pool newPool() {
      return new Pool(schema, cell.isolation(), UnaryOperator.identity());
    }

    @Override
    public OwningCreditStore open() {
      return JdbcCreditStore.owning(pool, schema.dialect());
    }

    @Override
    public OwningCreditStore reopen() {
      close();
      pool = newPool();
      return open();
    }

    @Override
    public HostTransaction begin() {
      try {
        Connection connection = schema.connect(cell.isolation());
        connection.setAutoCommit(false);
        return new Transaction(connection, schema);
      } catch (SQLException e) {
        throw new IllegalStateException("no transaction for a host", e);
      }
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.JOINED, Capability.SURVIVES_RESTART);
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  private record Transaction(Connection connection, Schema schema) implements HostTransaction {
    @Override
    public CreditStore store() {
      return JdbcCreditStore.joined(() -> connection, schema.dialect());
    }

    @Override
    public void commit() {
      try (connection) {
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException("the host cannot commit", e);
      }
    }

    @Override
    public void rollback() {
      try (connection) {
        connection.rollback();
      } catch (SQLException e) {
        throw new IllegalStateException("the host cannot roll back", e);
      }
    }
  }
}
