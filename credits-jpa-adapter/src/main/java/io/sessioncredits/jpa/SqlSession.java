package io.sessioncredits.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An entity manager while the store works with it: carries statements out on the connection that
 * the manager's transaction has. Both providers begin the transaction of the database at the first
 * native statement in the manager's, even if that reads; EclipseLink would not at a query for
 * entities.
 *
 * <p>What the host has not flushed yet is left alone, and so are the caches of the host's entities:
 * the statements meet our tables only.
 */
final class SqlSession {
  /** Hibernate would otherwise flush its second-level cache at every statement that writes. */
  private static final String HIBERNATE_SPACES = "org.hibernate.query.native.spaces";

  private final EntityManager manager;
  private final CreditTables tables;

  private SqlSession(EntityManager manager, CreditTables tables) {
    this.manager = manager;
    this.tables = tables;
  }

  /**
   * Returns a session on {@code manager}: if that has a transaction, all statements are part of it.
   */
  static SqlSession of(EntityManager manager, CreditTables tables) {
    return new SqlSession(manager, tables);
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
    } catch (RuntimeException e) {
      throw SqlFailure.thrown(e);
    }
  }

  /** Writes, and returns how many rows the database says it met. */
  int write(SqlText statement) {
    try {
      return query(statement).executeUpdate();
    } catch (RuntimeException e) {
      throw SqlFailure.thrown(e);
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
