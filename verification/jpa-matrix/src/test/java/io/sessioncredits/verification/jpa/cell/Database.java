package io.sessioncredits.verification.jpa.cell;

import java.util.List;
import java.util.Locale;

/** The databases that the store is tried on. */
public enum Database {
  /**
   * In memory of this process. It does not notice that two transactions each create what the other
   * has created: they end by the time-out, so that it is a short one.
   */
  H2("H2", "SET LOCK_TIMEOUT 3000"),
  /** A server of its own. */
  POSTGRESQL("PostgreSQL", "SET lock_timeout = '" + Database.PATIENCE_SECONDS + "s'"),
  /** A server of its own. */
  MARIADB("MariaDB", "SET SESSION innodb_lock_wait_timeout = " + Database.PATIENCE_SECONDS);

  /** How long a connection to a server waits for a lock, unless a test says otherwise. */
  static final int PATIENCE_SECONDS = 120;

  private final String product;
  private final String patience;

  Database(String product, String patience) {
    this.product = product;
    this.patience = patience;
  }

  /** Returns the name that its driver reports. */
  public String product() {
    return product;
  }

  /** Returns what tells a connection how long to wait for a lock. */
  String patience() {
    return patience;
  }

  /** Returns the scripts that create our tables and those of the host. */
  List<String> scripts() {
    return List.of(
        "/db/credits/" + name().toLowerCase(Locale.ROOT) + "/V1__session_credits.sql",
        "/io/sessioncredits/verification/jpa/cell/host.sql");
  }

  /** Returns the name of the system property that holds the address of a server to use instead. */
  String property() {
    return "credits.test." + name().toLowerCase(Locale.ROOT) + ".url";
  }

  @Override
  public String toString() {
    return product;
  }
}
