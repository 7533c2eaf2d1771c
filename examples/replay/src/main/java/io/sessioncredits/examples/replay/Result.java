package io.sessioncredits.examples.replay;

import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.ClientId;
import java.util.List;
import java.util.Map;

/**
 * What is left of a playback when its store is gone.
 *
 * @param tally what it counted
 * @param audit what the ledger found about itself
 * @param balances what each client has, less what is owed
 * @param statement the lines of the statement that was asked for
 * @param differences what does not hold or does not agree
 */
record Result(
    Tally tally,
    AuditReport audit,
    Map<ClientId, Long> balances,
    List<String> statement,
    List<String> differences) {

  static Result of(Playback playback, List<String> statement) {
    AuditReport audit = playback.audit();
    Map<ClientId, Long> balances = playback.balances();
    List<String> differences = Reconciliation.differences(playback.tally(), audit, balances);
    return new Result(playback.tally(), audit, balances, statement, differences);
  }
}
