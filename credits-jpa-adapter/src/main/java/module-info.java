/*
 * The store of session credits in the host's database and transaction. Open, because providers make
 * and fill the one mapped class by reflection, and because tools for migrations look for the scripts
 * among its resources.
 */
open module io.sessioncredits.jpa {
  requires static org.jspecify;
  requires transitive io.sessioncredits.core;
  requires transitive jakarta.persistence;
  requires org.slf4j;

  exports io.sessioncredits.jpa;
}
