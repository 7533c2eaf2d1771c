/** The test kit: the contract that every store keeps, and faults to try it with. */
module io.sessioncredits.testkit {
  requires transitive io.sessioncredits.core;
  requires transitive org.junit.jupiter.api;
  requires static org.apiguardian.api;
  requires static net.jqwik.api;
  requires static org.jspecify;

  exports io.sessioncredits.testkit;
  exports io.sessioncredits.testkit.arbitrary;
  exports io.sessioncredits.testkit.contract;
  exports io.sessioncredits.testkit.fault;
  exports io.sessioncredits.testkit.invariant;
  exports io.sessioncredits.testkit.oracle;
  exports io.sessioncredits.testkit.scenario;

  opens io.sessioncredits.testkit.contract to
      org.junit.platform.commons;
  opens io.sessioncredits.testkit.scenario to
      org.junit.platform.commons;
}
