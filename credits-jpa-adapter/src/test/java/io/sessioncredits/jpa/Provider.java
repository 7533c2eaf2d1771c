package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A persistence provider, called directly: a search for one may find the other. */
enum Provider {
  HIBERNATE("org.hibernate."),
  ECLIPSELINK("org.eclipse.persistence.");

  private final String packages;

  Provider(String packages) {
    this.packages = packages;
  }

  private PersistenceProvider called() {
    return switch (this) {
      case HIBERNATE -> new org.hibernate.jpa.HibernatePersistenceProvider();
      case ECLIPSELINK -> new org.eclipse.persistence.jpa.PersistenceProvider();
    };
  }

  /** Opens the unit of persistence.xml with our mapping file. */
  EntityManagerFactory open(String url) {
    return open("", url);
  }

  /** Opens the unit of persistence.xml with our mapping file, over connections of a pool. */
  EntityManagerFactory open(DataSource pool) {
    return verified(
        called()
            .createEntityManagerFactory(
                name().toLowerCase(Locale.ROOT),
                Map.of(
                    "jakarta.persistence.nonJtaDataSource",
                    pool,
                    "eclipselink.logging.level",
                    "OFF")));
  }

  /** Opens the unit of persistence.xml whose name ends in {@code kind}. */
  EntityManagerFactory open(String kind, String url) {
    return verified(
        called().createEntityManagerFactory(name().toLowerCase(Locale.ROOT) + kind, settings(url)));
  }

  /** Opens a unit that is put together in code, with the classes {@code managed}. */
  EntityManagerFactory open(List<Class<?>> managed, String url) {
    return verified(
        called()
            .createContainerEntityManagerFactory(
                unit(managed.stream().map(Class::getName).toList()), settings(url)));
  }

  /** Has the provider write down, into the setting of that name, the DDL that it would make. */
  void writeSchema(Map<String, Object> target, String url) {
    Map<String, Object> all = settings(url);
    all.putAll(target);
    assertThat(called().generateSchema(name().toLowerCase(Locale.ROOT), all)).isTrue();
  }

  /** Of an unknown provider, a test would prove nothing. */
  private EntityManagerFactory verified(@Nullable EntityManagerFactory factory) {
    if (factory == null || !factory.getClass().getName().startsWith(packages)) {
      throw new AssertionError("not a factory of " + this + ": " + factory);
    }
    return factory;
  }

  private static Map<String, Object> settings(String url) {
    return new HashMap<>(
        Map.of(
            "jakarta.persistence.jdbc.url", url,
            "jakarta.persistence.jdbc.user", "sa",
            "jakarta.persistence.jdbc.password", "",
            "jakarta.persistence.schema-generation.database.action", "none",
            "eclipselink.weaving", "false",
            "eclipselink.logging.level", "OFF"));
  }

  /** What a container hands over; a proxy, since the versions of the API differ in the rest. */
  private PersistenceUnitInfo unit(List<String> managed) {
    ClassLoader loader = Provider.class.getClassLoader();
    Map<String, Object> answers =
        Map.of(
            "getPersistenceUnitName",
            "programmatic",
            "getPersistenceProviderClassName",
            called().getClass().getName(),
            "getTransactionType",
            "RESOURCE_LOCAL",
            "getManagedClassNames",
            managed,
            "excludeUnlistedClasses",
            true,
            "getSharedCacheMode",
            "UNSPECIFIED",
            "getValidationMode",
            "NONE",
            "getClassLoader",
            loader,
            "getNewTempClassLoader",
            loader,
            "getPersistenceUnitRootUrl",
            root());
    return (PersistenceUnitInfo)
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {PersistenceUnitInfo.class},
            (proxy, method, arguments) ->
                answer(method.getReturnType(), answers.get(method.getName())));
  }

  /** The versions of the API differ in where some enums are, so constants are found by name. */
  private static @Nullable Object answer(Class<?> type, @Nullable Object given) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(given))
          .findAny()
          .orElseThrow();
    }
    if (given == null && type == List.class) {
      return List.of();
    }
    return type == Properties.class ? new Properties() : given;
  }

  private static URL root() {
    return Provider.class.getProtectionDomain().getCodeSource().getLocation();
  }
}
