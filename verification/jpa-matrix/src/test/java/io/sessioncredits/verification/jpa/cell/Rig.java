package io.sessioncredits.verification.jpa.cell;

import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cell that has been set up: a schema of its own, a pool of connections, the wire between them,
 * and one factory of the provider. All tests of a run share it and keep apart by practice.
 */
public final class Rig {
  private static final Map<Cell, Rig> SHARED = new ConcurrentHashMap<>();
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Cell cell;
  private final Schema schema;
  private final Wire wire = new Wire();
  private Pool pool;
  private EntityManagerFactory factory;

  private Rig(Cell cell, Schema schema) {
    this.cell = cell;
    this.schema = schema;
    this.pool = new Pool(schema, cell.isolation(), wire);
    this.factory = newFactory();
  }

  /** Returns the rig of {@code cell} that all tests share, set up at the first call. */
  public static Rig of(Cell cell) {
    return SHARED.computeIfAbsent(cell, c -> apart(c, c.schemaName()));
  }

  /** Sets up a rig in a schema of its own, for tests that change tables. Close its factory. */
  public static Rig apart(Cell cell, String schema) {
    return new Rig(cell, Schema.create(cell.database(), schema));
  }

  private EntityManagerFactory newFactory() {
    String name = cell + " #" + NAMES.incrementAndGet();
    return cell.provider().open(name, pool);
  }

  /** Returns where it belongs. */
  public Cell cell() {
    return cell;
  }

  /** Returns its tables. */
  public Schema schema() {
    return schema;
  }

  /** Returns what its provider sends through. */
  public Wire wire() {
    return wire;
  }

  /** Returns its factory, which is one of the cell's provider. Do not close a shared one. */
  public EntityManagerFactory factory() {
    return cell.provider().verified(factory);
  }

  /** Returns a new store that owns its transactions. */
  public OwningCreditStore store() {
    return JpaCreditStore.owning(factory());
  }

  /** Returns how many connections its provider has taken from the pool and not given back. */
  public int connectionsInUse() {
    return pool.lent();
  }

  /** Closes factory and connections and opens new ones over the same tables, as a restart does. */
  public void restart() {
    close();
    pool = new Pool(schema, cell.isolation(), wire);
    factory = newFactory();
  }

  /** Removes all rows, and what the provider remembers of them. */
  public void empty() {
    schema.empty();
    factory.getCache().evictAll();
  }

  /** Closes factory and connections; the tables stay. Not for a shared rig. */
  public void close() {
    factory.close();
    pool.close();
  }
}
