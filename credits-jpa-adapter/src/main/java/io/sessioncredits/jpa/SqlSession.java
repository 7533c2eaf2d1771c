package io.sessioncredits.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An entity manager while the store works with it: carries statements out on the connection that
 * the manager's transaction has.
 *
 * <p>What the host has not flushed yet is left alone, and so are the caches of the host's entities:
 * the statements meet our tables only.
 */
final class SqlSession {
  /** Hibernate would otherwise flush its second-level cache at every statement that writes. */
  private static final String HIBERNATE_SPACES = "org.hibernate.query.native.spaces";

  private static final String ECLIPSELINK = "org.eclipse.persistence.";

  private final EntityManager manager;
  private final CreditTables tables;

  private SqlSession(EntityManager manager, CreditTables tables) {
    this.manager = manager;
    this.tables = tables;
  }

  /** Returns a session for statements of which each is consistent by itself. */
  static SqlSession reading(EntityManager manager, CreditTables tables) {
    return new SqlSession(manager, tables);
  }

  /**
   * Returns a session whose statements are all part of the manager's transaction.
   *
   * <p>EclipseLink reads outside the database transaction until it has written: a lock taken so
   * would be gone at once. Asking for its connection makes it begin, without a statement.
   */
  static SqlSession inTransaction(EntityManager manager, CreditTables tables) {
    if (manager.getDelegate().getClass().getName().startsWith(ECLIPSELINK)) {
      begin(manager);
    }
    return new SqlSession(manager, tables);
  }

  private static void begin(EntityManager manager) {
    try {
      if (manager.unwrap(Connection.class) == null) {
        throw new IllegalStateException("EclipseLink gives no connection in its transaction");
      }
    } catch (PersistenceException e) {
      throw SqlFailure.beforeCommit(e);
    }
  }

  EntityManager manager() {
    return manager;
  }

  CreditTables tables() {
    return tables;
  }

  /** Reads all rows. */
  <T> List<T> read(SqlText statement, Function<Row, T> reader) {
    try {
      List<T> result = new ArrayList<>();
      for (Object row : query(statement).getResultList()) {
        result.add(reader.apply(Row.of(row)));
      }
      return result;
    } catch (PersistenceException e) {
      throw SqlFailure.beforeCommit(e);
    }
  }

  /** Writes, and returns how many rows the database says it met. */
  int write(SqlText statement) {
    try {
      return query(statement).executeUpdate();
    } catch (PersistenceException e) {
      throw SqlFailure.beforeCommit(e);
    }
  }

  private Query query(SqlText statement) {
    Query query = manager.createNativeQuery(statement.text());
    query.setFlushMode(FlushModeType.COMMIT);
    query.setHint(HIBERNATE_SPACES, tables.wallet());
    List<Object> values = statement.values();
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }
}
