package io.sessioncredits.verification.sql;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.JoinedCredits;
import io.sessioncredits.model.Actor;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.verification.sql.jdbc.JdbcCreditStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A transaction of a host, with credits that take part in it. Closing it rolls back. */
final class Host implements AutoCloseable {
  private final Scene scene;
  private final Connection connection;

  Host(Scene scene) {
    this.scene = scene;
    try {
      this.connection = scene.connect();
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException("no connection for a host", e);
    }
  }

  Connection connection() {
    return connection;
  }

  CreditStore store() {
    return JdbcCreditStore.joined(() -> connection, scene.schema().dialect());
  }

  JoinedCredits.AtPractice credits() {
    return scene.credits().using(store()).at(scene.practice());
  }

  ActingCredits staff() {
    return credits().as(Actor.staff("desk"));
  }

  /** Reads something of its own: from here on the transaction may have a snapshot. */
  long notes() {
    return Schema.number(
        connection, "SELECT COUNT(*) FROM host_note WHERE practice = '" + scene.practice() + "'");
  }

  /** Reads a request that is not there, with a lock: what a store on MariaDB must not do. */
  void lockKey(String bookingKey) {
    long found =
        Schema.number(
            connection,
            "SELECT COUNT(*) FROM request WHERE practice = '"
                + scene.practice()
                + "' AND operation = 'BOOK' AND request_key = '"
                + bookingKey
                + "' LOCK IN SHARE MODE");
    if (found != 0) {
      throw new IllegalStateException("the key is there");
    }
  }

  /** Writes a row of its own. */
  void note(String text) {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO host_note (practice, note) VALUES (?, ?)")) {
      insert.setString(1, scene.practice().value());
      insert.setString(2, text);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write a note", e);
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the host cannot commit", e);
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException("the host cannot roll back", e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
