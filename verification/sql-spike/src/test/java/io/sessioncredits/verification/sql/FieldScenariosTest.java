package io.sessioncredits.verification.sql;

import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.scenario.FieldScenarios;
import io.sessioncredits.verification.sql.jdbc.JdbcCreditStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** One level for each database is enough here: nothing runs beside a scenario. */
@DisplayName("The scenarios of the field go on real databases as they go in memory")
class FieldScenariosTest {
  @Nested
  @DisplayName("on PostgreSQL")
  class OnPostgreSql extends OnDatabase {
    OnPostgreSql() {
      super(new Cell(Database.POSTGRESQL, Isolation.READ_COMMITTED));
    }
  }

  @Nested
  @DisplayName("on MariaDB")
  class OnMariaDb extends OnDatabase {
    OnMariaDb() {
      super(new Cell(Database.MARIADB, Isolation.REPEATABLE_READ));
    }
  }

  private abstract static class OnDatabase extends FieldScenarios {
    private final Cell cell;
    private final List<Pool> pools = new ArrayList<>();

    OnDatabase(Cell cell) {
      this.cell = cell;
    }

    @Override
    public OwningCreditStore openStore() {
      Schema schema = Schema.emptied(cell.database());
      Pool pool = new Pool(schema, cell.isolation(), UnaryOperator.identity());
      pools.add(pool);
      return JdbcCreditStore.owning(pool, schema.dialect());
    }

    @AfterEach
    void closePools() {
      pools.forEach(Pool::close);
    }
  }
}
