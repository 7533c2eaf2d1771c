package io.sessioncredits.jpa;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.PositionCodec;
import io.sessioncredits.spi.PurchaseCodec;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.VerdictCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Wallets, requests, booking lines, sales and the settings stamp, looked up together.
 *
 * <p>A part that has no text for a column repeats another: a constant in its place would make some
 * providers take the column for a single character.
 */
final class FactsQuery {
  private static final String REVISION =
      "SELECT 'V' AS kind, practice, holder AS name, holder AS second_name, revision AS number,"
          + " holder AS text, holder AS second_text FROM ";

  private final CreditTables tables;
  private final List<Part> parts = new ArrayList<>();
  private boolean isWithWallets;

  FactsQuery(CreditTables tables) {
    this.tables = tables;
  }

  /**
   * Has the table of wallets be read in any case, so that no other table is ever seen as of an
   * earlier instant than the revisions.
   */
  FactsQuery withWallets() {
    isWithWallets = true;
    return this;
  }

  /**
   * What is asked of one table.
   *
   * @param isGuarded whether the locks of the wallets guard it
   */
  private record Part(SqlText select, boolean isGuarded) {}

  /** What was found; what is absent was not. */
  record Facts(
      Map<WalletKey, Position> positions,
      Map<WalletKey, Long> revisions,
      Map<RequestId, RequestRecord> requests,
      Map<BookingLine, BookingRecord> bookings,
      Map<PurchaseRef, PurchaseRecord> purchases,
      List<Digest> stamps) {
    Facts() {
      this(
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new ArrayList<>());
    }

    /** Returns these facts beside the positions of the wallets asked for. */
    View view(Map<WalletKey, Position> asked) {
      Digest settings = stamps.isEmpty() ? Digest.NONE : stamps.get(0);
      return new View(asked, requests, bookings, purchases, settings);
    }
  }

  /** Asks for all of {@code lookups} and the settings stamp of {@code practice}. */
  FactsQuery lookups(PracticeId practice, Lookups lookups) {
    return requests(lookups.requests())
        .lines(practice, lookups.lines())
        .purchases(practice, lookups.purchases())
        .settings(practice);
  }

  FactsQuery wallets(Collection<WalletKey> wallets) {
    return part(
        "SELECT 'W' AS kind, practice, holder AS name, holder AS second_name, revision AS number,"
            + " position AS text, holder AS second_text FROM "
            + tables.wallet(),
        WalletRow.KEY,
        wallets.stream().map(WalletRow::key).toList());
  }

  FactsQuery revisions(Collection<WalletKey> wallets) {
    return part(
        REVISION + tables.wallet(), WalletRow.KEY, wallets.stream().map(WalletRow::key).toList());
  }

  FactsQuery requests(Collection<RequestId> requests) {
    return part(
        "SELECT 'R' AS kind, practice, operation AS name, request_key AS second_name,"
            + " recorded_at AS number, verdict AS text, command_digest AS second_text FROM "
            + tables.request(),
        FactsTable.REQUEST_KEY,
        requests.stream().map(FactsTable::key).toList());
  }

  FactsQuery lines(PracticeId practice, Collection<BookingLine> lines) {
    return part(
        "SELECT 'B' AS kind, practice, booking AS name, attendee AS second_name,"
            + " attempt AS number, record AS text, payer AS second_text FROM "
            + tables.booking(),
        FactsTable.LINE_KEY,
        lines.stream().map(l -> FactsTable.key(practice, l)).toList());
  }

  FactsQuery purchases(PracticeId practice, Collection<PurchaseRef> purchases) {
    return part(
        "SELECT 'P' AS kind, practice, holder AS name, purchase AS second_name,"
            + " next_due AS number, record AS text, holder AS second_text FROM "
            + tables.purchase(),
        PurchaseTable.KEY,
        purchases.stream().map(p -> PurchaseTable.key(practice, p)).toList());
  }

  /** Asks for the newest entry of the practice's own account, by the primary key. */
  private FactsQuery settings(PracticeId practice) {
    WalletKey itself = new WalletKey(practice, PracticeItself.INSTANCE);
    Object[] account = {
      practice.value(), itself.holder().key(), CreditType.PRACTICE_SETTINGS.value()
    };
    String inAccount = tables.entry() + " WHERE practice = ? AND holder = ? AND credit_type = ?";
    parts.add(
        new Part(
            SqlText.of(
                    "SELECT 'S' AS kind, practice, holder AS name, holder AS second_name,"
                        + " sequence AS number, digest AS text, holder AS second_text FROM "
                        + inAccount,
                    account)
                .add(" AND sequence = (SELECT MAX(sequence) FROM " + inAccount + ")", account),
            false));
    return this;
  }

  private FactsQuery part(String select, List<String> columns, List<List<Object>> keys) {
    ValueList.inParts(
        keys,
        some -> parts.add(new Part(SqlText.of(select + " WHERE ").keyIn(columns, some), true)));
    return this;
  }

  /** Returns whether nothing is wanted. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * Reads by one statement, hence as of one instant, at every isolation level; asks nothing if
   * nothing is wanted. Only what a database does not take in one statement, which is more than a
   * command can concern, is read by several: what a batch wants is guarded by its locks.
   */
  Facts read(SqlSession session) {
    Facts facts = new Facts();
    List<SqlText> together = new ArrayList<>();
    int values = 0;
    for (Part part : parts) {
      int more = part.select().values().size();
      if (values + more > ValueList.MOST_VALUES) {
        read(session, together, facts);
        together.clear();
        values = 0;
      }
      together.add(part.select());
      values += more;
    }
    read(session, together, facts);
    return facts;
  }

  private void read(SqlSession session, List<SqlText> selects, Facts facts) {
    if (selects.isEmpty()) {
      return;
    }
    SqlText statement = SqlText.of("");
    String between = "(";
    for (SqlText select : selects) {
      statement.add(between).add(select).add(")");
      between = " UNION ALL (";
    }
    if (isWithWallets) {
      statement.add(between + REVISION + tables.wallet() + " WHERE 1 = 0)");
    }
    List<Facts> unused = session.read(statement, row -> add(row, facts));
  }

  /**
   * Reads what is committed now, one table after the other: locks do not go with UNION. What no
   * lock guards is read as the snapshot shows it.
   */
  Facts readCurrent(SqlSession session, Dialect dialect) {
    Facts facts = new Facts();
    for (Part part : parts) {
      String end = part.isGuarded() ? dialect.currentRead() : "";
      List<Facts> unused =
          session.read(SqlText.of("").add(part.select()).add(end), row -> add(row, facts));
    }
    return facts;
  }

  private static Facts add(Row row, Facts facts) {
    PracticeId practice = PracticeId.of(row.text(1));
    String name = row.text(2);
    long number = row.number(4);
    switch (row.text(0)) {
      case "W" -> {
        WalletKey wallet = new WalletKey(practice, Holder.ofKey(name));
        facts.positions().put(wallet, PositionCodec.decode(wallet, row.text(5)));
        facts.revisions().put(wallet, number);
      }
      case "V" -> facts.revisions().put(new WalletKey(practice, Holder.ofKey(name)), number);
      case "R" -> {
        RequestId id =
            new RequestId(practice, Operation.valueOf(name), RequestKey.stored(row.text(3)));
        RequestRecord request =
            new RequestRecord(
                id,
                Digest.ofHex(row.text(6)),
                Micros.instant(number),
                VerdictCodec.decode(practice, row.text(5)));
        facts.requests().put(id, request);
      }
      case "S" -> facts.stamps().add(Digest.ofHex(row.text(5)));
      case "P" -> {
        WalletKey holder = new WalletKey(practice, Holder.ofKey(name));
        PurchaseRecord purchase =
            PurchaseCodec.decode(holder, PurchaseRef.of(row.text(3)), row.text(5));
        facts.purchases().put(purchase.purchase(), purchase);
      }
      default -> {
        WalletKey payer = new WalletKey(practice, Holder.ofKey(row.text(6)));
        BookingRecord booking = FactsTable.booking(payer, row.text(5));
        facts.bookings().put(booking.line(), booking);
      }
    }
    return facts;
  }
}
