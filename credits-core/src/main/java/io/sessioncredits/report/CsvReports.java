package io.sessioncredits.report;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The reports as comma-separated values: RFC 4180 with a header row, lines end with CR LF, instants
 * in UTC as ISO 8601 has them.
 *
 * <p>A text that a spreadsheet would take for a formula begins with an apostrophe. Columns carry
 * their sign, so that closing is opening and all columns of the roll-forward added up. Rows are
 * written as they are read; the caller opens and closes what they are written to. If it fails, what
 * was written before stays.
 */
public final class CsvReports {
  private static final String CREDIT_TYPE = "credit_type";
  private static final List<String> PERIOD = List.of("from", "until", "as_known_at");
  private static final List<String> CLIENT = List.of("client_kind", "client");
  private static final List<String> CLOSING =
      List.of("closing", "outstanding", "held", "upcoming", "owed");

  private final Reports reports;

  CsvReports(Reports reports) {
    this.reports = reports;
  }

  /** A part of a report that writes. */
  private interface Writing {
    void write() throws IOException;
  }

  /**
   * Writes {@link Reports#rollForward}: a row for each credit type, and one for the total, of which
   * the credit type is empty. Returns what was written.
   *
   * @throws IOException if {@code out} fails
   */
  public RollForward rollForward(ReportQuery query, Appendable out) throws IOException {
    CsvTable table = new CsvTable(Limits.given("out", out));
    RollForward report = reports.rollForward(query);
    header(table, List.of("row", CREDIT_TYPE), PERIOD);
    figuresHeader(table);
    header(table, List.of("clients", "clients_owing"));
    table.end();
    for (Map.Entry<CreditType, CreditSums> type : report.types().entrySet()) {
      row(table.text("type").text(type.getKey().value()), report, type.getValue());
    }
    row(table.text("total").text(""), report, report.total());
    return report;
  }

  private static void row(CsvTable table, RollForward report, CreditSums sums) throws IOException {
    table
        .text(report.query().start().toString())
        .text(report.query().end().toString())
        .text(report.asKnownAt().toString());
    figures(table, sums);
    table.number(sums.clients()).number(sums.clientsOwing()).end();
  }

  /**
   * Writes {@link Reports#eachClient}: a row for each client and credit type. The result counts
   * clients, not rows.
   *
   * @throws IOException if {@code out} fails
   */
  public ReportEnd clients(ReportQuery query, Appendable out) throws IOException {
    CsvTable table = new CsvTable(Limits.given("out", out));
    header(table, CLIENT, List.of(CREDIT_TYPE));
    figuresHeader(table);
    table.end();
    try {
      return reports.eachClient(query, row -> checked(() -> client(table, row)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void client(CsvTable table, ClientRow row) throws IOException {
    for (Map.Entry<CreditType, CreditSums> type : row.types().entrySet()) {
      holder(table, row.holder()).text(type.getKey().value());
      figures(table, type.getValue());
      table.end();
    }
  }

  private static void figuresHeader(CsvTable table) throws IOException {
    table.text("opening");
    for (Column column : Column.values()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      if (isTwoSided(column)) {
        table.text(name + "_in").text(name + "_out");
      } else if (isShown(column)) {
        table.text(name);
      }
    }
    header(table, CLOSING);
  }

  private static void figures(CsvTable table, CreditSums sums) throws IOException {
    table.number(sums.opening());
    for (Column column : Column.values()) {
      if (isTwoSided(column)) {
        table.number(sums.flow(column).in()).number(-sums.flow(column).out());
      } else if (isShown(column)) {
        table.number(sums.net(column));
      }
    }
    table
        .number(sums.closing())
        .number(sums.outstanding())
        .number(sums.held())
        .number(sums.upcoming())
        .number(sums.owed());
  }

  private static boolean isTwoSided(Column column) {
    return column == Column.TRANSFERRED || column == Column.SETTLED;
  }

  private static boolean isShown(Column column) {
    return column != Column.REARRANGED && column != Column.NONE;
  }

  /**
   * Writes {@link Reports#ageing}: a row for each credit type and bracket. Returns what was
   * written.
   *
   * @throws IOException if {@code out} fails
   */
  public Ageing ageing(AsOfQuery query, Appendable out) throws IOException {
    CsvTable table = new CsvTable(Limits.given("out", out));
    Ageing report = reports.ageing(query);
    header(
        table, List.of("at", CREDIT_TYPE, "ends", "available", "held", "upcoming", "outstanding"));
    table.end();
    for (CreditType type : report.types().keySet()) {
      for (AgeBracket bracket : AgeBracket.values()) {
        AgedCredits credits = report.of(type, bracket);
        table
            .text(report.instant().toString())
            .text(type.value())
            .text(bracket.name().toLowerCase(Locale.ROOT))
            .number(credits.available())
            .number(credits.held())
            .number(credits.upcoming())
            .number(credits.total())
            .end();
      }
    }
    return report;
  }

  /**
   * Writes {@link Reports#liability}: a row for each credit type and currency, in minor units.
   * Returns what was written.
   *
   * @throws IOException if {@code out} fails
   */
  public Liability liability(ReportQuery query, Appendable out) throws IOException {
    CsvTable table = new CsvTable(Limits.given("out", out));
    Liability report = reports.liability(query);
    header(table, PERIOD, List.of(CREDIT_TYPE, "currency", "opening", "sold", "earned"));
    header(table, List.of("breakage", "refunded", "adjusted", "moved", "closing"));
    table.end();
    for (Map.Entry<CreditType, SortedMap<String, LiabilitySums>> type : report.types().entrySet()) {
      for (Map.Entry<String, LiabilitySums> sums : type.getValue().entrySet()) {
        table
            .text(query.start().toString())
            .text(query.end().toString())
            .text(report.asKnownAt().toString())
            .text(type.getKey().value())
            .text(sums.getKey());
        money(table, sums.getValue());
      }
    }
    return report;
  }

  private static void money(CsvTable table, LiabilitySums sums) throws IOException {
    table
        .number(sums.opening())
        .number(sums.sold())
        .number(-sums.earned())
        .number(-sums.breakage())
        .number(-sums.refunded())
        .number(sums.adjusted())
        .number(sums.moved())
        .number(sums.closing())
        .end();
  }

  /**
   * Writes {@link Reports#eachDebt}: a row for each debt; those of no session have no booking.
   *
   * @throws IOException if {@code out} fails
   */
  public void debts(DebtsQuery query, Appendable out) throws IOException {
    CsvTable table = new CsvTable(Limits.given("out", out));
    header(table, CLIENT, List.of(CREDIT_TYPE, "owed", "since", "age_in_days"));
    header(table, List.of("booking", "attendee", "attempt", "appointment_type", "starts_at"));
    table.end();
    try {
      reports.eachDebt(query, line -> checked(() -> debt(table, line)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void debt(CsvTable table, DebtLine line) throws IOException {
    holder(table, line.holder())
        .text(line.debt().account().type().value())
        .number(line.owed())
        .text(line.since().toString())
        .number(line.ageInDays());
    Optional<BookedSession> session = line.session();
    if (session.isPresent()) {
      table
          .text(session.get().line().booking().value())
          .text(session.get().line().attendee().value())
          .number(session.get().line().attempt())
          .text(session.get().type().value())
          .text(session.get().startsAt().toString());
    } else {
      header(table, List.of("", "", "", "", ""));
    }
    table.end();
  }

  private static CsvTable holder(CsvTable table, Holder holder) throws IOException {
    return table.text(holder instanceof ClientId ? "client" : "group").text(holder.value());
  }

  @SafeVarargs
  private static void header(CsvTable table, List<String>... names) throws IOException {
    for (List<String> part : names) {
      for (String name : part) {
        table.text(name);
      }
    }
  }

  private static void checked(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
