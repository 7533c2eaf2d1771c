package io.sessioncredits.jpa;

import io.sessioncredits.jpa.FactsQuery.Facts;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.PositionCodec;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side: one statement for each method. */
final class JpaCreditQueries implements CreditQueries {
  private final StatementRunner runner;
  private final CreditTables tables;

  JpaCreditQueries(StatementRunner runner, CreditTables tables) {
    this.runner = runner;
    this.tables = tables;
  }

  @Override
  public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
    FactsQuery query = new FactsQuery(tables).wallets(wallets).lookups(practice, lookups);
    Facts facts = runner.run((session, dialect) -> query.read(session));
    Map<WalletKey, Position> positions = new HashMap<>();
    wallets.forEach(w -> positions.put(w, facts.positions().getOrDefault(w, Position.empty(w))));
    return facts.view(positions);
  }

  @Override
  public HistorySlice history(WalletKey wallet, HistorySelection selection) {
    List<Place> places =
        runner.run(
            (session, dialect) ->
                session.read(
                    new HistoryPageQuery(tables, wallet, selection)
                        .statement(dialect.limit(selection.limit())),
                    JpaCreditQueries::place));
    return new HistorySlice(
        places.isEmpty()
            ? Position.empty(wallet)
            : PositionCodec.decode(wallet, places.get(0).position()),
        places.stream().map(Place::entry).flatMap(Optional::stream).toList());
  }

  @Override
  public List<LedgerEntry> newest(WalletKey wallet, HistorySelection selection) {
    return runner.run(
        (session, dialect) ->
            session.read(
                new HistoryPageQuery(tables, wallet, selection)
                    .entries(dialect.limit(selection.limit())),
                row -> EntryTable.read(row, 0)));
  }

  /** A row of a page: each has the position, as text, and no entry if there is none at all. */
  private record Place(String position, Optional<LedgerEntry> entry) {}

  private static Place place(Row row) {
    return new Place(
        row.text(0), row.isAbsent(1) ? Optional.empty() : Optional.of(EntryTable.read(row, 1)));
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    return runner.run(
        (session, dialect) ->
            session.read(
                SqlText.of("SELECT " + EntryTable.COLUMNS + " FROM " + tables.entry())
                    .add(
                        " WHERE practice = ? AND holder = ?",
                        WalletRow.key(account.wallet()).toArray())
                    .add(" AND credit_type = ? AND sequence > ?", account.type().value(), after)
                    .add(
                        " ORDER BY practice, holder, credit_type, sequence" + dialect.limit(limit)),
                row -> EntryTable.read(row, 0)));
  }

  @Override
  public List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit) {
    SqlText select =
        SqlText.of("SELECT " + EntryTable.COLUMNS + " FROM " + tables.entry())
            .add(" WHERE practice = ?", range.practice().value());
    range.holder().ifPresent(h -> select.add(" AND holder = ?", h.key()));
    range.type().ifPresent(t -> select.add(" AND credit_type = ?", t.value()));
    after.ifPresent(entry -> select.add(behind(entry)));
    select
        .add(" AND recorded_at <= ?", Micros.of(range.knownAt()))
        .add(" ORDER BY practice, holder, credit_type, sequence");
    return runner.run(
        (session, dialect) ->
            session.read(select.add(dialect.limit(limit)), row -> EntryTable.read(row, 0)));
  }

  /** Says first where in the key to begin: not every database finds that in an OR. */
  private static SqlText behind(EntryRef entry) {
    String holder = entry.account().wallet().holder().key();
    String type = entry.account().type().value();
    return SqlText.of(" AND holder >= ?", holder)
        .add(" AND (holder > ? OR holder = ?", holder, holder)
        .add(" AND (credit_type > ? OR credit_type = ?", type, type)
        .add(" AND sequence > ?))", entry.sequence());
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    return runner.run(
        (session, dialect) -> {
          SqlText select = wallets(practice);
          after.ifPresent(holder -> select.add(" AND holder > ?", holder.key()));
          select.add(" ORDER BY practice, holder" + dialect.limit(limit));
          return session.read(select, row -> WalletRow.read(row).position());
        });
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    return runner.run(
        (session, dialect) ->
            session.read(
                wallets(practice)
                    .add(" AND next_due <= ? ORDER BY practice, next_due, holder", Micros.of(until))
                    .add(dialect.limit(limit)),
                row -> WalletRow.read(row).wallet()));
  }

  @Override
  public List<PurchaseRecord> purchases(
      PracticeId practice, Optional<Holder> holder, Optional<PurchaseRef> after, int limit) {
    SqlText select = purchases(practice);
    holder.ifPresent(h -> select.add(" AND holder = ?", h.key()));
    after.ifPresent(p -> select.add(" AND purchase > ?", p.value()));
    select.add(
        holder.isPresent()
            ? " ORDER BY practice, holder, purchase"
            : " ORDER BY practice, purchase");
    return runner.run(
        (session, dialect) -> session.read(select.add(dialect.limit(limit)), PurchaseTable::read));
  }

  @Override
  public List<RenewalDue> renewalsDue(
      PracticeId practice, Instant until, Optional<RenewalMark> after, int limit) {
    SqlText select = purchases(practice).add(" AND next_due <= ?", Micros.of(until));
    after.ifPresent(
        mark ->
            select.add(
                " AND next_due >= ? AND (next_due > ? OR purchase > ?)",
                Micros.of(mark.due()),
                Micros.of(mark.due()),
                mark.purchase().value()));
    return runner.run(
        (session, dialect) ->
            session.read(
                select.add(" ORDER BY practice, next_due, purchase" + dialect.limit(limit)),
                PurchaseTable::readDue));
  }

  private SqlText purchases(PracticeId practice) {
    return SqlText.of(
        "SELECT " + PurchaseTable.COLUMNS + " FROM " + tables.purchase() + " WHERE practice = ?",
        practice.value());
  }

  private SqlText wallets(PracticeId practice) {
    return SqlText.of(
        "SELECT " + WalletRow.COLUMNS + " FROM " + tables.wallet() + " WHERE practice = ?",
        practice.value());
  }
}
