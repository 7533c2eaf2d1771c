package io.sessioncredits.jpa;

import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.contract.Capability;
import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.HostTransaction;
import io.sessioncredits.testkit.contract.StoreHarness;
import jakarta.persistence.EntityManager;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("On a database it does not know, the store keeps what every store promises")
class OtherDatabaseTest {
  @Nested
  @DisplayName("with Hibernate")
  class WithHibernate extends CreditStoreContract {
    @Override
    protected StoreHarness harness() {
      return new Harness(Unit.HIBERNATE);
    }
  }

  @Nested
  @DisplayName("with EclipseLink")
  class WithEclipseLink extends CreditStoreContract {
    @Override
    protected StoreHarness harness() {
      return new Harness(Unit.ECLIPSELINK);
    }
  }

  /** H2 is the database here, but the store is not told so. */
  private record Harness(Unit unit) implements StoreHarness {
    Harness {
      unit.empty();
    }

    private static DialectCache unknown() {
      return new DialectCache(new OtherDatabase());
    }

    @Override
    public OwningCreditStore open() {
      return new OwningJpaStore(unit.factory(), CreditTables.standard(), unknown());
    }

    @Override
    public OwningCreditStore reopen() {
      return open();
    }

    @Override
    public HostTransaction begin() {
      EntityManager manager = unit.factory().createEntityManager();
      manager.getTransaction().begin();
      return new Transaction(
          manager, new JoinedJpaStore(() -> manager, CreditTables.standard(), unknown()));
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.JOINED, Capability.SURVIVES_RESTART);
    }

    @Override
    public void close() {
      unit.empty();
    }
  }

  private record Transaction(EntityManager manager, CreditStore store) implements HostTransaction {
    @Override
    public void commit() {
      try (manager) {
        manager.getTransaction().commit();
      }
    }

    @Override
    public void rollback() {
      try (manager) {
        manager.getTransaction().rollback();
      }
    }
  }
}
