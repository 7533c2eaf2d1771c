package io.sessioncredits.verification.jpa.cell;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.JoinedCredits;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.model.Actor;
import io.sessioncredits.spi.CreditStore;
import jakarta.persistence.EntityManager;

/** A transaction of a host, with credits that take part in it. Closing it rolls back. */
public final class Host implements AutoCloseable {
  private final Scene scene;
  private final EntityManager manager;
  private final CreditStore store;

  Host(Scene scene) {
    this.scene = scene;
    this.manager = scene.rig().factory().createEntityManager();
    this.store = JpaCreditStore.joining(() -> manager);
    begin();
  }

  /** Begins the next transaction, after the last one was committed or rolled back. */
  public void begin() {
    manager.getTransaction().begin();
  }

  /** Returns the host's entity manager. */
  public EntityManager manager() {
    return manager;
  }

  /** Returns the store that takes part. */
  public CreditStore store() {
    return store;
  }

  /** Returns the credits of the practice, in this transaction. */
  public JoinedCredits.AtPractice credits() {
    return scene.credits().using(store).at(scene.practice());
  }

  /** Returns what the desk may do, in this transaction. */
  public ActingCredits staff() {
    return credits().as(Actor.staff("desk"));
  }

  /** Reads something of its own by a statement: from here on it may have a snapshot. */
  public long appointments() {
    Object count =
        manager.createNativeQuery("SELECT COUNT(*) FROM host_appointment").getSingleResult();
    return ((Number) count).longValue();
  }

  /** Writes a row of its own. */
  public void write(String id) {
    manager.persist(new Appointment(id, "by the host"));
    manager.flush();
  }

  /** Commits. */
  public void commit() {
    manager.getTransaction().commit();
  }

  /** Rolls back, if there is a transaction. */
  public void rollback() {
    if (manager.getTransaction().isActive()) {
      manager.getTransaction().rollback();
    }
  }

  @Override
  public void close() {
    rollback();
    manager.close();
  }
}
