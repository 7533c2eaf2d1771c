package io.sessioncredits.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A replay")
class ReplayTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("prints exactly one line of JSON with whole numbers if asked to, and nothing else")
  void printsOneLineOfJson() {
    Ran ran = Ran.sampleAsJson();
    assertThat(ran.out())
        .matches(
            "\\{\"clients\":N,\"appointments\":N,\"granted\":N,\"booked\":N,\"refused\":N,\"attended\":N,\"noShow\":N,\"cancelled\":N,\"restored\":N,\"transferred\":N,\"outstanding\":N,\"owed\":N,\"malformed\":N\\}\n"
                .replace("N", "[0-9]+"));
    assertThat(ran.messages()).contains("Rules of this replay", "Both runs are clean");
  }

  @Test
  @DisplayName("prints rules, columns, refusals, debtors and the audit for people")
  void printsAReadableResult() {
    Ran ran = Ran.replay();
    assertThat(ran.status()).isZero();
    assertThat(ran.messages()).isEmpty();
    assertThat(ran.out())
        .contains(Rules.sentences())
        .contains("granted", "spent", "restored", "transferred", "outstanding", "owed")
        .contains("INSUFFICIENT_CREDITS: This takes one credit; none is available.")
        .contains("clients who owe")
        .endsWith("Both runs are clean, and the ledger agrees with every count.\n");
  }

  @Test
  @DisplayName("follows the rules that its documentation states")
  void followsTheRulesOfItsDocumentation() throws IOException {
    String source =
        Files.readString(
            Path.of("src/main/java", Replay.class.getName().replace('.', '/') + ".java"));
    String list = source.substring(source.indexOf("<ol>") + 4, source.indexOf("</ol>"));
    String documented =
        list.replaceAll("\\s*\\*\\s+", " ")
            .replace("…", "...")
            .replaceAll("\\s*<li>", "\n")
            .strip();
    assertThat(documented.lines().map(String::strip)).containsExactlyElementsOf(Rules.sentences());
  }

  @Test
  @DisplayName("of a header alone comes to zero everywhere")
  void ofAHeaderAloneIsZero() throws IOException {
    Ran ran = Ran.replay(folder, Ran.HEADER, "--json");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).doesNotContainPattern("[1-9]");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @DisplayName("of a file without the header says so and ends with 2")
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "2026-03-02T11:00:00Z,client-1,appt-1,2026-03-05,Cajueiro,attended\n",
        "scheduled_at,client,appointment,day,location\n",
        "client,scheduled_at,appointment,day,location,outcome\n",
        "\"scheduled_at\n"
      })
  void withoutHeaderFails(String content) throws IOException {
    Ran ran = Ran.replay(folder, content, "--json");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.messages()).contains("first line must be the header scheduled_at,client");
  }

  @Test
  @DisplayName("of a file that is not there says so and ends with 2")
  void ofAMissingFileFails() {
    Ran ran = Ran.replay(folder.resolve("none.csv").toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.messages()).contains("there is no file", "none.csv");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("with arguments that mean nothing shows its usage and ends with 2")
  @ValueSource(strings = {"--jsn", "--client", "--client two|words", "one.csv two.csv", "-"})
  void withWrongArgumentsShowsUsage(String arguments) {
    Ran ran = Ran.replay(arguments.split(" "));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.messages()).contains(Arguments.USAGE);
  }

  @Test
  @DisplayName("tells one client's whole story in plain words")
  void tellsOneClientsStory() throws IOException {
    String export =
        Ran.HEADER
            + "2026-03-02T11:00:00Z,first,a1,2026-03-05,Norte,attended\n"
            + "2026-03-02T12:00:00Z,anna,a2,2026-03-05,Açaí,attended\n"
            + "2026-03-03T15:00:00Z,anna,a3,2026-03-03,Norte,no-show\n"
            + "2026-03-03T16:00:00Z,anna,a4,2026-03-06,,cancelled@2026-03-05T12:00:00Z\n"
            + "2026-03-03T17:00:00Z,anna,a5,2026-03-06,Norte,cancelled@2026-03-05T12:00:01Z\n"
            + "2026-03-04T11:00:00Z,ben,a6,2026-03-07,Norte,attended\n"
            + "2026-03-04T12:00:00Z,carla,a7,2026-03-07,Norte,attended\n"
            + "2026-03-04T13:00:00Z,dora,a8,2026-03-07,Norte,attended\n";
    assertThat(Ran.replay(folder, export, "--client", "anna").out().lines())
        .containsExactly(
            "Statement of anna, times of America/Sao_Paulo",
            "2026-03-02 08:59   +5  balance  5  package bought",
            "2026-03-02 09:00   -1  balance  4  booked a2 for 2026-03-05 09:00 at Açaí, attended",
            "2026-03-03 12:00   -1  balance  3  booked a3 for 2026-03-03 13:00 at Norte, missed",
            "2026-03-03 13:00   -1  balance  2  booked a4 for 2026-03-06 09:00",
            "2026-03-03 14:00   -1  balance  1  booked a5 for 2026-03-06 09:00 at Norte,"
                + " cancelled too late",
            "2026-03-05 09:00   +1  balance  2  cancelled in time, credit returned: a4 for"
                + " 2026-03-06 09:00",
            "2026-03-07 11:00   -2  balance  0  given to dora",
            "Balance: 0");
    assertThat(Ran.replay(folder, export, "--client", "dora").out().lines())
        .contains("2026-03-07 11:00   +2  balance  2  received from anna");
  }

  @Test
  @DisplayName("tells a story that is longer than a page of history")
  void tellsALongStory() throws IOException {
    String first = "2026-03-01T11:00:00Z,first,b,2026-03-20,,attended\n";
    String rows =
        IntStream.range(0, 300)
            .mapToObj(ReplayTest::bookedAndCancelledSoon)
            .collect(Collectors.joining());
    Ran ran = Ran.replay(folder, Ran.HEADER + first + rows, "--client", "anna");
    assertThat(ran.out().lines()).hasSize(603).endsWith("Balance: 5");
    assertThat(ran.out().lines().filter(line -> line.contains("credit returned"))).hasSize(300);
    assertThat(ran.out().lines().skip(1)).isSorted();
  }

  private static String bookedAndCancelledSoon(int i) {
    Instant scheduled = Instant.parse("2026-03-02T11:00:00Z").plusSeconds(120L * i);
    Instant cancelled = scheduled.plusSeconds(60);
    return scheduled + ",anna,a" + i + ",2026-03-20,,cancelled@" + cancelled + "\n";
  }

  @Test
  @DisplayName("tells of those whom the second run refused too")
  void tellsOfRefusalsOfTheSecondRun() throws IOException {
    Instant opening = Instant.parse("2026-03-02T11:00:00Z");
    String rows =
        IntStream.range(0, 502)
            .mapToObj(i -> opening.plusSeconds(i) + ",anna,a" + i + ",2026-03-20,,attended\n")
            .collect(Collectors.joining());
    Ran ran = Ran.replay(folder, Ran.HEADER + rows);
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("  1  TOO_MANY_OPEN_LINES: No more packages, debts");
  }

  @Test
  @DisplayName("keeps JSON apart from the statement if both are wanted")
  void keepsJsonApartFromTheStatement() throws IOException {
    String export = Ran.HEADER + "2026-03-02T11:00:00Z,anna,a1,2026-03-05,Norte,attended\n";
    Ran ran = Ran.replay(folder, export, "--client", "anna", "--json");
    assertThat(ran.out()).isEqualTo(Ran.replay(folder, export, "--json").out());
    assertThat(ran.messages()).startsWith("Statement of anna");
  }

  @Test
  @DisplayName("says of a client who is not in the file that this is so")
  void knowsWhoIsNotInTheFile() {
    Ran ran = Ran.replay("--client", "nobody");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.messages()).contains("client must have an appointment in the file");
  }

  @Test
  @DisplayName("settles appointments of one instant in the stated order")
  void settlesOneInstantInTheStatedOrder() throws IOException {
    String export =
        Ran.HEADER
            + "2026-03-02T11:00:00Z,anna,a2,2026-03-20,,attended\n"
            + "2026-03-02T11:00:00Z,anna,a1,2026-03-20,,cancelled@2026-03-02T11:00:00Z\n"
            + "2026-03-02T11:00:00Z,anna,a3,2026-03-20,,attended\n";
    assertThat(Ran.replay(folder, export, "--json").out())
        .contains("\"booked\":1,\"refused\":2,\"attended\":0,\"noShow\":0,\"cancelled\":1");
  }
}
