/** A complete, concurrent and transactional store of session credits that keeps all in memory. */
module io.sessioncredits.inmemory {
  requires static org.jspecify;
  requires transitive io.sessioncredits.core;
  requires org.slf4j;

  exports io.sessioncredits.inmemory;
}
