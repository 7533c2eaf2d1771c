/** The store of session credits in the host's database and transaction. */
module io.sessioncredits.jpa {
  requires static org.jspecify;
  requires transitive io.sessioncredits.core;
  requires transitive jakarta.persistence;
  requires org.slf4j;

  exports io.sessioncredits.jpa;

  // Providers make and fill the one mapped class by reflection.
  opens io.sessioncredits.jpa;
}
