package io.sessioncredits.examples.replay;

import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The comparison of what a replay counted with what the ledger says: column by column, client by
 * client.
 */
final class Reconciliation {
  /** So many differences are named; one is enough to fail. */
  private static final int MOST = 100;

  private final List<String> differences = new ArrayList<>();
  private final Tally tally;
  private final AuditReport audit;

  private Reconciliation(Tally tally, AuditReport audit) {
    this.tally = tally;
    this.audit = audit;
  }

  /**
   * Returns what does not hold or does not agree, one sentence each; empty if the ledger is right.
   *
   * @param tally what the replay counted
   * @param audit what the ledger found about itself
   * @param balances what the ledger says each client has, less what is owed
   */
  static List<String> differences(Tally tally, AuditReport audit, Map<ClientId, Long> balances) {
    Reconciliation reconciliation = new Reconciliation(tally, audit);
    reconciliation.differences.addAll(audit.problems());
    reconciliation.compareColumns();
    reconciliation.compareSums(balances.size());
    balances.forEach(
        (client, balance) ->
            reconciliation.compare("balance of " + client, tally.balance(client), balance));
    return List.copyOf(reconciliation.differences);
  }

  private void compareColumns() {
    Set<CreditType> types = audit.columns().keySet();
    if (!types.isEmpty() && !types.equals(Set.of(Rules.CREDIT))) {
      differences.add("the ledger holds credits that nobody sold");
    }
    Map<Column, Long> columns = audit.columns().getOrDefault(Rules.CREDIT, Map.of());
    for (Column column : Column.values()) {
      long counted =
          switch (column) {
            case GRANTED -> tally.of(Figure.GRANTED);
            case SPENT -> -tally.of(Figure.BOOKED);
            case RESTORED -> tally.of(Figure.RESTORED);
            default -> 0;
          };
      compare("column " + column, counted, columns.getOrDefault(column, 0L));
    }
  }

  private void compareSums(long clients) {
    long outstanding = audit.outstanding().getOrDefault(Rules.CREDIT, 0L);
    long owed = audit.owed().getOrDefault(Rules.CREDIT, 0L);
    compare("outstanding", tally.of(Figure.OUTSTANDING), outstanding);
    compare("owed", tally.of(Figure.OWED), owed);
    compare(
        "outstanding less owed",
        tally.of(Figure.GRANTED) - tally.of(Figure.BOOKED) + tally.of(Figure.RESTORED),
        outstanding - owed);
    compare(
        "booked and refused",
        tally.of(Figure.APPOINTMENTS),
        tally.of(Figure.BOOKED) + tally.of(Figure.REFUSED));
    compare(
        "attended, missed and cancelled",
        tally.of(Figure.BOOKED),
        tally.of(Figure.ATTENDED) + tally.of(Figure.NO_SHOW) + tally.of(Figure.CANCELLED));
    compare("clients", tally.of(Figure.CLIENTS), clients);
  }

  private void compare(String what, long counted, long found) {
    if (counted != found && differences.size() < MOST) {
      differences.add(what + ": counted " + counted + ", found " + found);
    }
  }
}
