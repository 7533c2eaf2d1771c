package io.sessioncredits.examples.replay;

import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Column;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what came of a replay, for people. */
final class Summary {
  private static final int MOST_DEBTORS = 10;

  private final PrintStream out;

  Summary(PrintStream out) {
    this.out = out;
  }

  void rules(String source) {
    out.println("Replay of " + PlainText.of(source) + " through Session Credits");
    out.println();
    out.println("Rules of this replay");
    int number = 0;
    for (String rule : Rules.sentences()) {
      number++;
      out.println(" " + number + ". " + rule);
    }
  }

  /** Prints the run in which nobody books without a credit. */
  void strict(Result result) {
    Tally tally = result.tally();
    AuditReport audit = result.audit();
    heading("No booking without credit");
    figure("clients", tally.of(Figure.CLIENTS));
    figure("appointments", tally.of(Figure.APPOINTMENTS));
    figure("  refused", tally.of(Figure.REFUSED));
    figure("  booked", tally.of(Figure.BOOKED));
    figure("    attended", tally.of(Figure.ATTENDED));
    figure("    missed", tally.of(Figure.NO_SHOW));
    figure("    cancelled", tally.of(Figure.CANCELLED));
    figure("lines left out", tally.of(Figure.MALFORMED));

    heading("Credits, by column of the ledger");
    audit.columns().getOrDefault(Rules.CREDIT, Map.of()).entrySet().stream()
        .filter(e -> e.getKey() != Column.NONE)
        .forEach(e -> signed(name(e.getKey()), e.getValue()));
    figure("outstanding", audit.outstanding().getOrDefault(Rules.CREDIT, 0L));
    figure("owed", audit.owed().getOrDefault(Rules.CREDIT, 0L));
    out.println("Credits that went from one client to another: " + tally.of(Figure.TRANSFERRED));

    heading("Refusals");
    refusals(tally);
    out.printf(
        Locale.ENGLISH,
        "Of these, %,d went to clients who had bought credits and used them up.%n",
        tally.refusedCustomers());
  }

  /** Prints the run in which booking without a credit is allowed. */
  void permissive(Result result) {
    AuditReport audit = result.audit();
    heading("The same, with booking without credit allowed and nothing passed on");
    List<Map.Entry<ClientId, Long>> debtors =
        result.balances().entrySet().stream()
            .filter(e -> e.getValue() < 0)
            .sorted(Comparator.comparing(Map.Entry<ClientId, Long>::getValue))
            .toList();
    figure("booked", result.tally().of(Figure.BOOKED));
    figure("refused", result.tally().of(Figure.REFUSED));
    refusals(result.tally());
    figure("outstanding", audit.outstanding().getOrDefault(Rules.CREDIT, 0L));
    figure("owed", audit.owed().getOrDefault(Rules.CREDIT, 0L));
    figure("clients who owe", debtors.size());
    debtors.stream().limit(MOST_DEBTORS).forEach(e -> signed("  " + e.getKey(), e.getValue()));
    if (debtors.size() > MOST_DEBTORS) {
      out.printf(Locale.ENGLISH, "  and %,d more%n", debtors.size() - MOST_DEBTORS);
    }
  }

  /** Prints what the audits of both runs found, and whether the ledger agrees with the counts. */
  void audit(Result strict, Result permissive) {
    heading("Audit");
    replayed("First run", strict.audit());
    replayed("Second run", permissive.audit());
    int differences = strict.differences().size() + permissive.differences().size();
    out.println(
        differences == 0
            ? "Both runs are clean, and the ledger agrees with every count."
            : "WRONG in " + differences + " places.");
  }

  private void refusals(Tally tally) {
    tally
        .refusals()
        .forEach((text, count) -> out.printf(Locale.ENGLISH, "%,8d  %s%n", count, text));
  }

  private void replayed(String run, AuditReport audit) {
    out.printf(
        Locale.ENGLISH,
        "  %s: %,d entries of %,d wallets replayed, %d problems%n",
        run,
        audit.entries(),
        audit.wallets(),
        audit.problems().size());
  }

  private static String name(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private void heading(String text) {
    out.println();
    out.println(text);
  }

  private void figure(String name, long value) {
    out.printf(Locale.ENGLISH, "  %-18s %,11d%n", name, value);
  }

  private void signed(String name, long value) {
    out.printf(Locale.ENGLISH, "  %-18s %+,11d%n", name, value);
  }
}
