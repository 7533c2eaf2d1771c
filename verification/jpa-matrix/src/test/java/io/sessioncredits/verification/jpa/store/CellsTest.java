package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.verification.jpa.cell.Appointment;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Rig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A cell")
class CellsTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("has the provider, the database, the isolation level and the tables that it names")
  void isWhatItSays(Cell cell) throws SQLException {
    Rig rig = Rig.of(cell);
    assertThat(rig.factory().getClass().getName())
        .startsWith(cell.provider() == Provider.HIBERNATE ? "org.hibernate." : "org.eclipse.");
    try (EntityManager manager = rig.factory().createEntityManager()) {
      manager.getTransaction().begin();
      manager.persist(new Appointment("written", "first"));
      manager.getTransaction().commit();
    }
    assertThat(rig.schema().number("SELECT COUNT(*) FROM host_appointment WHERE id = 'written'"))
        .isEqualTo(1);
    try (Connection connection = rig.schema().connect(cell.isolation())) {
      assertThat(connection.getMetaData().getDatabaseProductName())
          .isEqualTo(cell.database().product());
      assertThat(connection.getTransactionIsolation()).isEqualTo(cell.isolation().level());
      System.out.printf(
          "cell: %s %s, %s %s, %s%n",
          cell.provider(),
          cell.provider().version(),
          cell.database(),
          connection.getMetaData().getDatabaseProductVersion(),
          cell.isolation());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("keeps rows of the host in a shared cache, where they go stale")
  void sharesCache(Cell cell) {
    Rig rig = Rig.of(cell);
    String id = "cached";
    try (EntityManager manager = rig.factory().createEntityManager()) {
      manager.getTransaction().begin();
      manager.persist(new Appointment(id, "first"));
      manager.getTransaction().commit();
    }
    try (EntityManager manager = rig.factory().createEntityManager()) {
      assertThat(manager.find(Appointment.class, id).note()).isEqualTo("first");
    }
    assertThat(rig.factory().getCache().contains(Appointment.class, id)).isTrue();
    rig.schema().execute("UPDATE host_appointment SET note = 'second' WHERE id = '" + id + "'");
    try (EntityManager manager = rig.factory().createEntityManager()) {
      assertThat(manager.find(Appointment.class, id).note()).isEqualTo("first");
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("refuses the factory of another provider")
  void noticesMixUp(Provider provider) {
    for (Provider other : Provider.values()) {
      EntityManagerFactory factory =
          Rig.of(new Cell(other, Database.H2, Isolation.READ_COMMITTED)).factory();
      if (other == provider) {
        assertThat(provider.verified(factory)).isSameAs(factory);
      } else {
        assertThatThrownBy(() -> provider.verified(factory))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("a factory of " + provider + " is wanted");
      }
    }
  }

  @Test
  @DisplayName("runs the versions of the providers that the build names")
  void versions() {
    assertThat(Provider.HIBERNATE.version()).isEqualTo(System.getProperty("expected.hibernate"));
    assertThat(Provider.ECLIPSELINK.version())
        .startsWith(System.getProperty("expected.eclipselink"));
  }
}
