package io.sessioncredits.jpa;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.HistorySelection;
import java.time.Instant;
import java.util.List;

/** A page of history as one statement: the wallet's position beside each entry selected. */
final class HistoryPageQuery {
  private static final String NEWEST_FIRST =
      " ORDER BY recorded_at DESC, credit_type, sequence DESC";

  /** H2 takes an index for the order only if all its columns are named. */
  private static final String IN_INDEX_ORDER =
      " ORDER BY practice, holder, recorded_at DESC, credit_type, sequence DESC";

  private final CreditTables tables;
  private final WalletKey wallet;
  private final HistorySelection selection;

  HistoryPageQuery(CreditTables tables, WalletKey wallet, HistorySelection selection) {
    this.tables = tables;
    this.wallet = wallet;
    this.selection = selection;
  }

  /** Returns the statement of the entries alone; {@code limit} as for {@link #statement}. */
  SqlText entries(String limit) {
    SqlText entries =
        SqlText.of("SELECT " + EntryTable.COLUMNS + " FROM " + tables.entry())
            .add(" entry WHERE practice = ? AND holder = ?", key());
    restrict(entries);
    return entries.add(IN_INDEX_ORDER + limit);
  }

  /** Returns the statement; {@code limit} is the end of a SELECT of as many rows as selected. */
  SqlText statement(String limit) {
    return SqlText.of("SELECT wallet.position, page.* FROM " + tables.wallet())
        .add(" wallet LEFT JOIN (")
        .add(entries(limit))
        .add(") page ON page.practice = wallet.practice AND page.holder = wallet.holder")
        .add(" WHERE wallet.practice = ? AND wallet.holder = ?", key())
        .add(NEWEST_FIRST);
  }

  private Object[] key() {
    return WalletRow.key(wallet).toArray();
  }

  private void restrict(SqlText page) {
    selection.type().ifPresent(t -> page.add(" AND credit_type = ?", t.value()));
    if (!selection.causes().isEmpty()) {
      List<List<String>> causes = selection.causes().stream().map(c -> List.of(c.name())).toList();
      page.add(" AND cause IN (").addEach("?", ", ", causes).add(")");
    }
    selection.recorded().ifPresent(time -> within(page, "recorded_at", time));
    selection.effective().ifPresent(time -> within(page, "effective_at", time));
    selection.knownAt().ifPresent(known -> knownAt(page, known));
    selection.after().ifPresent(mark -> behind(page, mark));
  }

  private static void within(SqlText page, String column, Interval time) {
    page.add(
        " AND " + column + " >= ? AND " + column + " < ?",
        Micros.of(time.from()),
        Micros.of(time.until()));
  }

  private void knownAt(SqlText page, Instant known) {
    long instant = Micros.of(known);
    page.add(" AND (recorded_at <= ?", instant)
        .add(
            " OR actor_kind = ? AND actor = ? AND effective_at <= ?",
            Actor.TIME.kind().name(),
            Actor.TIME.id(),
            instant)
        .add(" AND EXISTS (SELECT 1 FROM " + tables.entry() + " opening")
        .add(" WHERE opening.practice = entry.practice AND opening.holder = entry.holder")
        .add(" AND opening.credit_type = entry.credit_type AND opening.sequence = entry.lot")
        .add(" AND opening.recorded_at <= ?))", instant);
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
