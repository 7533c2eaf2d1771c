package io.sessioncredits.verification.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where an owning store gets connections from: a pool, or a driver. */
public interface Connections {
  /** Returns a connection that nobody else uses, in auto-commit mode; closing it gives it back. */
  Connection open() throws SQLException;
}
