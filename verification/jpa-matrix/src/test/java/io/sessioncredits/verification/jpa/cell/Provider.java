package io.sessioncredits.verification.jpa.cell;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.JpaEntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * The persistence providers. Each is called by its class: a search through the class path would
 * find one of them for all.
 */
public enum Provider {
  /** Hibernate ORM, with a second-level cache. */
  HIBERNATE("Hibernate", SessionFactory.class),
  /** EclipseLink, with its shared cache. */
  ECLIPSELINK("EclipseLink", JpaEntityManagerFactory.class);

  private final String label;
  private final Class<?> factoryType;

  Provider(String label, Class<?> factoryType) {
    this.label = label;
    this.factoryType = factoryType;
  }

  /** Returns the version that runs, as the provider itself tells it. */
  public String version() {
    return switch (this) {
      case HIBERNATE -> org.hibernate.Version.getVersionString();
      case ECLIPSELINK -> org.eclipse.persistence.Version.getVersion();
    };
  }

  private PersistenceProvider called() {
    return switch (this) {
      case HIBERNATE -> new HibernatePersistenceProvider();
      case ECLIPSELINK -> new org.eclipse.persistence.jpa.PersistenceProvider();
    };
  }

  /**
   * Opens a factory over {@code connections} for the unit of this provider.
   *
   * @param session tells it apart from every other factory of this process: EclipseLink would share
   *     what has the same name
   */
  EntityManagerFactory open(String session, DataSource connections) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.nonJtaDataSource", connections);
    properties.put("eclipselink.session-name", session);
    String unit = name().toLowerCase(Locale.ROOT);
    return verified(called().createEntityManagerFactory(unit, properties));
  }

  /**
   * Returns {@code factory} if it is one of this provider.
   *
   * @throws IllegalStateException if it belongs to another one
   */
  public EntityManagerFactory verified(EntityManagerFactory factory) {
    if (!factoryType.isInstance(factory)) {
      throw new IllegalStateException(
          "a factory of " + label + " is wanted, this is " + factory.getClass().getName());
    }
    return factory;
  }

  @Override
  public String toString() {
    return label;
  }
}
