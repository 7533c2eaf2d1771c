package io.sessioncredits.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An export")
class AppointmentExportTest {
  private static final String GOOD_BEFORE =
      "2026-03-02T11:00:00Z,client-1,appt-1,2026-03-05,Cajueiro,attended\n";
  private static final String GOOD_AFTER =
      "2026-03-02T12:00:00Z,client-2,appt-2,2026-03-05,Cajueiro,no-show\n";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{1}: {0}")
  @DisplayName("with a line that cannot be used is replayed without it, and the reason is told")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          2026-03-02T11:30:00Z,c,a,2026-03-05,x                          ; number of columns must be 6, but was 5
          2026-03-02T11:30:00Z,c,a,2026-03-05,x,attended,more            ; number of columns must be 6, but was 7
          just some words                                                ; number of columns must be 6, but was 1
          yesterday,c,a,2026-03-05,x,attended                            ; scheduled_at must be an instant
          2026-03-02 11:30:00,c,a,2026-03-05,x,attended                  ; scheduled_at must be an instant
          2026-13-02T11:30:00Z,c,a,2026-03-05,x,attended                 ; scheduled_at must be an instant
          2026-03-02T11:30:00+01:00,c,a,2026-03-05,x,attended            ; scheduled_at must be an instant
          0026-03-02T11:30:00Z,c,a,2026-03-05,x,attended                 ; scheduled_at must be from 1970-01-02
          9999-03-02T11:30:00Z,c,a,9999-03-05,x,attended                 ; scheduled_at must be from 1970-01-02
          2026-03-02T11:30:00Z,,a,2026-03-05,x,attended                  ; client must not be blank
          2026-03-02T11:30:00Z,two words,a,2026-03-05,x,attended         ; client may hold only ASCII letters
          2026-03-02T11:30:00Z,joão,a,2026-03-05,x,attended              ; client may hold only ASCII letters
          2026-03-02T11:30:00Z,c,,2026-03-05,x,attended                  ; booking must not be blank
          2026-03-02T11:30:00Z,c,a|b,2026-03-05,x,attended               ; booking may hold only ASCII letters
          2026-03-02T11:30:00Z,c,a,05/03/2026,x,attended                 ; day must be a day
          2026-03-02T11:30:00Z,c,a,2026-02-30,x,attended                 ; day must be a day
          2026-03-02T11:30:00Z,c,a,2026-03-01,x,attended                 ; day must not be before the day of scheduling
          2026-03-02T11:30:00Z,c,a,9026-03-05,x,attended                 ; day must be from 1970-01-02
          2026-03-02T11:30:00Z,c,a,2026-03-05,x,came                     ; outcome must be attended, no-show or cancelled@
          2026-03-02T11:30:00Z,c,a,2026-03-05,x,                         ; outcome must be attended, no-show or cancelled@
          2026-03-02T11:30:00Z,c,a,2026-03-05,x,cancelled                ; outcome must be attended, no-show or cancelled@
          2026-03-02T11:30:00Z,c,a,2026-03-05,x,cancelled@soon           ; outcome must be an instant
          2026-03-02T11:30:00Z,c,a,2026-03-05,x,cancelled@2026-03-02T11:29:59Z ; outcome must not be before the scheduling
          2026-03-02T11:30:00Z,c,appt-1,2026-03-05,x,attended            ; appointment must stand in the file only once
          2026-03-02T11:30:00Z,c,a,2026-03-05,"x" y,attended             ; has text after a closing quote
          2026-03-02T11:30:00Z,c,a,2026-03-05,"x,attended                ; has a quote that is not closed
          """)
  void leavesOutLinesThatCannotBeUsed(String line, String reason) throws IOException {
    Ran ran = Ran.replay(folder, Ran.HEADER + GOOD_BEFORE + line + "\n" + GOOD_AFTER, "--json");
    assertThat(ran.messages()).contains("line 3 left out: " + reason);
    assertThat(ran.out())
        .contains("\"clients\":2,\"appointments\":2")
        .contains("\"attended\":1,\"noShow\":1")
        .endsWith("\"malformed\":1}\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  @DisplayName("with a very long line is replayed without that line")
  void leavesOutAVeryLongLine() throws IOException {
    String endless = "x".repeat(5_000_000) + "\n";
    Ran ran = Ran.replay(folder, Ran.HEADER + GOOD_BEFORE + endless + GOOD_AFTER, "--json");
    assertThat(ran.messages()).contains("line 3 left out: has more than 10000 characters");
    assertThat(ran.messages().length()).isLessThan(5_000);
    assertThat(ran.out()).contains("\"appointments\":2").endsWith("\"malformed\":1}\n");
  }

  @Test
  @DisplayName("that ends in an open quote loses only the line of the quote")
  void losesOnlyTheLineOfAnOpenQuote() throws IOException {
    String open = "2026-03-02T11:30:00Z,c,a,2026-03-05,\"x,attended\n";
    Ran ran = Ran.replay(folder, Ran.HEADER + open + GOOD_BEFORE + GOOD_AFTER + open, "--json");
    assertThat(ran.messages())
        .contains("line 2 left out: has a quote that is not closed")
        .contains("line 5 left out: has a quote that is not closed");
    assertThat(ran.out()).contains("\"appointments\":2").endsWith("\"malformed\":2}\n");
  }

  @Test
  @DisplayName(
      "may quote fields, also over lines, begin with a mark and end its lines as on Windows")
  void toleratesQuotesMarksAndLineEnds() throws IOException {
    String export =
        """
        "scheduled_at",client,appointment,day,location,outcome

        2026-03-02T11:00:00Z,"client-1",appt-1,2026-03-05,"Colina, ""B""
        Norte",attended
        2026-03-02T12:00:00Z,client-2,appt-2,2026-03-05,,no-show""";
    String windows = "\ufeff" + export.replace("\n", "\r\n");
    Ran ran = Ran.replay(folder, windows, "--client", "client-1");
    assertThat(ran.messages()).isEmpty();
    assertThat(ran.out()).contains("at Colina, \"B\"\\u000aNorte, attended");
  }

  @Test
  @DisplayName("in another encoding loses the lines that are not UTF-8")
  void losesLinesThatAreNotUtf8() throws IOException {
    String latin = "2026-03-02T11:30:00Z,c,a,2026-03-05,Açaí,attended\n";
    byte[] export =
        (Ran.HEADER + GOOD_BEFORE + latin + GOOD_AFTER).getBytes(StandardCharsets.ISO_8859_1);
    Ran ran = Ran.replay(folder, export, "--json");
    assertThat(ran.messages()).contains("line 3 left out: location must be UTF-8");
    assertThat(ran.out()).contains("\"appointments\":2").endsWith("\"malformed\":1}\n");
  }

  @Test
  @DisplayName("cannot send control characters to the terminal")
  void cannotSendControlCharacters() throws IOException {
    String hostile = "\u001b[31m\u202e\u0007";
    String export =
        Ran.HEADER
            + ("2026-03-02T11:00:00Z,client-1,appt-1,2026-03-05,Norte" + hostile + ",attended\n")
            + ("2026-03-02T11:00:00Z,c" + hostile + ",appt-2,2026-03-05,Norte,attended\n")
            + ("2026-03-02T11:00:00Z,c,appt-3,2026-03-05,Norte,came" + hostile + "\n");
    Ran ran = Ran.replay(folder, export, "--client", "client-1");
    assertThat(ran.out() + ran.messages()).doesNotContain("\u001b", "\u202e", "\u0007");
    assertThat(ran.out()).contains("Norte\\u001b[31m\\u202e\\u0007");
    assertThat(ran.messages()).contains("line 3 left out", "line 4 left out");
  }

  @Test
  @DisplayName("of the wrong kind reports some lines and counts the others")
  void reportsABoundedNumberOfLines() throws IOException {
    Ran ran = Ran.replay(folder, Ran.HEADER + "nonsense\n".repeat(500), "--json");
    assertThat(ran.messages().lines().filter(line -> line.contains("left out: ")))
        .hasSize(MalformedLines.REPORTED);
    assertThat(ran.messages()).contains("480 more lines left out");
    assertThat(ran.out()).contains("\"appointments\":0").endsWith("\"malformed\":500}\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  @DisplayName("may hold ids of every legal form and length")
  void acceptsIdsOfEveryLegalForm() throws IOException {
    String client = "a._-:/@+#Z" + "9".repeat(54);
    String appointment = "#" + "x".repeat(63);
    String line = "2026-03-02T11:00:00Z," + client + "," + appointment + ",2026-03-05,,attended\n";
    Ran ran = Ran.replay(folder, Ran.HEADER + line, "--json");
    assertThat(ran.out()).contains("\"booked\":1").endsWith("\"malformed\":0}\n");
    assertThat(Ran.replay(folder, Ran.HEADER + line, "--client", client).out())
        .contains("Statement of " + client, "booked " + appointment);
  }
}
