package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.Micros;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.HistorySelection;

/** What a page of history selects, as conditions on the table of entries. */
final class HistoryPredicates {
  private HistoryPredicates() {}

  static void add(SqlText page, HistorySelection selection) {
    selection.type().ifPresent(t -> page.add(" AND credit_type = ?", t.value()));
    String between = " AND (";
    for (Cause cause : selection.causes()) {
      page.add(between + "cause = ?", cause.name());
      between = " OR ";
    }
    page.add(selection.causes().isEmpty() ? "" : ")");
    selection.recorded().ifPresent(time -> within(page, "recorded_at", time));
    selection.effective().ifPresent(time -> within(page, "effective_at", time));
    selection.knownAt().ifPresent(known -> knownAt(page, Micros.of(known)));
    selection.after().ifPresent(mark -> behind(page, mark));
  }

  private static void within(SqlText page, String column, Interval time) {
    page.add(
        " AND " + column + " >= ? AND " + column + " < ?",
        Micros.of(time.from()),
        Micros.of(time.until()));
  }

  private static void knownAt(SqlText page, long instant) {
    page.add(
        " AND (recorded_at <= ? OR actor_kind = ? AND actor = ? AND effective_at <= ?"
            + " AND EXISTS (SELECT 1 FROM entry opening WHERE opening.practice = entry.practice"
            + " AND opening.holder = entry.holder AND opening.credit_type = entry.credit_type"
            + " AND opening.sequence = entry.lot AND opening.recorded_at <= ?))",
        instant,
        Actor.TIME.kind().name(),
        Actor.TIME.id(),
        instant,
        instant);
  }

  private static void behind(SqlText page, HistoryMark mark) {
    page.add(
        " AND recorded_at <= ? AND (recorded_at < ? OR credit_type > ?"
            + " OR credit_type = ? AND sequence < ?)",
        Micros.of(mark.recordedAt()),
        Micros.of(mark.recordedAt()),
        mark.type().value(),
        mark.type().value(),
        mark.sequence());
  }
}
