package io.sessioncredits.report;

import io.sessioncredits.model.CanIgnoreReturnValue;
import java.io.IOException;

/**
 * Rows of comma-separated values, as RFC 4180 has them.
 *
 * <p>Spreadsheets take a text that begins with certain characters for a formula and may carry it
 * out. Such a text gets an apostrophe before it; numbers stay numbers.
 */
final class CsvTable {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private final Appendable out;
  private boolean isRowBegun;

  CsvTable(Appendable out) {
    this.out = out;
  }

  @CanIgnoreReturnValue
  CsvTable text(String text) throws IOException {
    boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return cell(quoted(isFormula ? "'" + text : text));
  }

  @CanIgnoreReturnValue
  CsvTable number(long number) throws IOException {
    return cell(Long.toString(number));
  }

  @CanIgnoreReturnValue
  private CsvTable cell(String cell) throws IOException {
    if (isRowBegun) {
      out.append(',');
    }
    isRowBegun = true;
    out.append(cell);
    return this;
  }

  void end() throws IOException {
    out.append("\r\n");
    isRowBegun = false;
  }

  private static String quoted(String text) {
    boolean isPlain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            && text.equals(text.strip());
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
