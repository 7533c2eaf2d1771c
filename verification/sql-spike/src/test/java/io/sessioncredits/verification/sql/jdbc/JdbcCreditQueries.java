package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.spi.Lookups;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.PositionCodec;
import io.sessioncredits.verification.sql.jdbc.FactsQuery.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side: one statement for each method. */
final class JdbcCreditQueries implements CreditQueries {
  private final SqlWork.Runner runner;

  JdbcCreditQueries(SqlWork.Runner runner) {
    this.runner = runner;
  }

  @Override
  public View view(
      PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
    FactsQuery query =
        FactsQuery.plain().wallets(wallets).requests(requests).lines(practice, lines);
    Facts facts = runner.run(query::read);
    Map<WalletKey, Position> positions = new HashMap<>();
    wallets.forEach(w -> positions.put(w, facts.positions().getOrDefault(w, Position.empty(w))));
    return new View(positions, facts.requests(), facts.bookings());
  }

  @Override
  public HistorySlice history(WalletKey wallet, HistorySelection selection) {
    SqlText page =
        SqlText.of("SELECT page.*, wallet.position FROM wallet LEFT JOIN (")
            .add(EntryTable.SELECT + " WHERE practice = ? AND holder = ?", key(wallet));
    HistoryPredicates.add(page, selection);
    page.add(
            " ORDER BY recorded_at DESC, credit_type, sequence DESC LIMIT ?", selection.limit())
        .add(") AS page ON page.practice = wallet.practice AND page.holder = wallet.holder")
        .add(" WHERE wallet.practice = ? AND wallet.holder = ?", key(wallet))
        .add(" ORDER BY recorded_at DESC, credit_type, sequence DESC");
    List<Place> places = runner.run(c -> page.read(c, row -> place(wallet, row)));
    return new HistorySlice(
        places.isEmpty() ? Position.empty(wallet) : places.get(0).position(),
        places.stream().map(Place::entry).flatMap(Optional::stream).toList());
  }

  private record Place(Position position, Optional<LedgerEntry> entry) {}

  private static Place place(WalletKey wallet, ResultSet row) throws SQLException {
    Optional<LedgerEntry> entry =
        row.getString("digest") == null ? Optional.empty() : Optional.of(EntryTable.read(row));
    return new Place(PositionCodec.decode(wallet, row.getString("position")), entry);
  }

  private static Object[] key(WalletKey wallet) {
    return WalletRow.key(wallet).toArray();
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    SqlText select =
        SqlText.of(EntryTable.SELECT + " WHERE practice = ? AND holder = ?", key(account.wallet()))
            .add(" AND credit_type = ? AND sequence > ?", account.type().value(), after)
            .add(" ORDER BY sequence LIMIT ?", limit);
    return runner.run(c -> select.read(c, EntryTable::read));
  }

  @Override
  public List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit) {
    SqlText select =
        SqlText.of(EntryTable.SELECT + " WHERE practice = ?", range.practice().value());
    range.holder().ifPresent(h -> select.add(" AND holder = ?", h.key()));
    range.type().ifPresent(t -> select.add(" AND credit_type = ?", t.value()));
    after.ifPresent(
        entry -> {
          String holder = entry.account().wallet().holder().key();
          String type = entry.account().type().value();
          select.add(
              " AND holder >= ? AND (holder > ? OR holder = ? AND (credit_type > ?"
                  + " OR credit_type = ? AND sequence > ?))",
              holder,
              holder,
              holder,
              type,
              type,
              entry.sequence());
        });
    select
        .add(" AND recorded_at <= ?", Micros.of(range.knownAt()))
        .add(" ORDER BY holder, credit_type, sequence LIMIT ?", limit);
    return runner.run(c -> select.read(c, EntryTable::read));
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    SqlText select = wallets(practice);
    after.ifPresent(holder -> select.add(" AND holder > ?", holder.key()));
    select.add(" ORDER BY holder LIMIT ?", limit);
    return runner.run(c -> select.read(c, row -> WalletRow.read(row, false))).stream()
        .map(WalletRow::position)
        .toList();
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    SqlText select =
        wallets(practice)
            .add(" AND next_due <= ? ORDER BY next_due, holder", Micros.of(until))
            .add(" LIMIT ?", limit);
    return runner.run(c -> select.read(c, row -> WalletRow.read(row, false))).stream()
        .map(WalletRow::wallet)
        .toList();
  }

  private static SqlText wallets(PracticeId practice) {
    return SqlText.of(
        "SELECT practice, holder, revision, position FROM wallet WHERE practice = ?",
        practice.value());
  }
}
