/** Session credits: the ledger, its rules and its ports, in plain Java. */
module io.sessioncredits.core {
  requires static org.jspecify;
  requires static org.immutables.value.annotations;
  requires org.slf4j;

  exports io.sessioncredits;
  exports io.sessioncredits.authorization;
  exports io.sessioncredits.booking;
  exports io.sessioncredits.client;
  exports io.sessioncredits.command;
  exports io.sessioncredits.ledger;
  exports io.sessioncredits.maintenance;
  exports io.sessioncredits.model;
  exports io.sessioncredits.notification;
  exports io.sessioncredits.packages;
  exports io.sessioncredits.policy;
  exports io.sessioncredits.report;
  exports io.sessioncredits.settings;
  exports io.sessioncredits.spi;
  exports io.sessioncredits.transfer;
}
