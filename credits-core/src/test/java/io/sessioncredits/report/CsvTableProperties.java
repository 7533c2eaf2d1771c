package io.sessioncredits.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Comma-separated values")
class CsvTableProperties {
  private static final String HOSTILE = "=+-@\t\r\n,;\"' aé𝄞0|";

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cells =
        Arbitraries.strings().withChars(HOSTILE.toCharArray()).ofMinLength(0).ofMaxLength(6);
    return cells.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
  }

  @Property(seed = "4721")
  @Label("come back as they were, but for the apostrophe before what looks like a formula")
  void comeBack(@ForAll("tables") List<List<String>> rows) throws IOException {
    StringBuilder out = new StringBuilder();
    CsvTable table = new CsvTable(out);
    for (List<String> row : rows) {
      for (String cell : row) {
        table.text(cell);
      }
      table.end();
    }
    List<List<String>> read = parsed(out.toString());
    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(read.get(i)).isEqualTo(rows.get(i).stream().map(this::shown).toList());
    }
  }

  private String shown(String cell) {
    return cell.matches("(?s)[=+\\-@\t\r\n].*") ? "'" + cell : cell;
  }

  @Property(seed = "4722")
  @Label("hold no text that a spreadsheet takes for a formula, and each number as it is")
  void holdNoFormula(@ForAll String text, @ForAll long number) throws IOException {
    StringBuilder out = new StringBuilder();
    new CsvTable(out).text(text).number(number).end();
    List<String> row = parsed(out.toString()).get(0);
    assertThat(row).hasSize(2);
    assertThat(row.get(0)).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
    assertThat(row.get(1)).isEqualTo(Long.toString(number));
  }

  @Example
  @Label("end each row with CR LF, and quote only what needs it")
  void plain() throws IOException {
    StringBuilder out = new StringBuilder();
    CsvTable table = new CsvTable(out);
    table.text("a").text("b,c").text("say \"yes\"").text("").number(-3).end();
    table.text("=1+1").text("\"=1\"").end();
    assertThat(out).hasToString("a,\"b,c\",\"say \"\"yes\"\"\",,-3\r\n'=1+1,\"\"\"=1\"\"\"\r\n");
  }

  /** Reads RFC 4180, written apart from the writer. */
  private static List<List<String>> parsed(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuoted) {
        boolean isEscape = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (c == '"' && !isEscape) {
          isQuoted = false;
        } else {
          cell.append(c);
          i += isEscape ? 1 : 0;
        }
      } else if (c == '"') {
        isQuoted = true;
      } else if (c == ',' || (c == '\r' && text.charAt(i + 1) == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          rows.add(row);
          row = new ArrayList<>();
          i++;
        }
      } else {
        cell.append(c);
      }
    }
    assertThat(cell).isEmpty();
    assertThat(row).isEmpty();
    return rows;
  }
}
