package io.sessioncredits.examples.replay.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.examples.replay.Replay;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The replay in a database")
class JpaReplayTest {
  /** Enough for every kind of event; the whole sample takes a minute with each commit on disk. */
  private static final int LINES = 200;

  /** A run of the program. */
  private interface Program {
    int run(PrintStream out, PrintStream report, String... arguments);
  }

  private record Ran(int status, String out, String messages) {}

  @TempDir private Path folder;

  @Test
  @DisplayName("comes to the totals of the replay in memory, and tells a client the same story")
  void sameAsInMemory() throws IOException {
    String[] arguments = {"--json", "--client", "client-0059", partOfTheSample()};
    Ran ran = ran(JpaReplay::run, arguments);
    assertThat(ran.status()).isZero();
    assertThat(ran).isEqualTo(ran(JpaReplayTest::inMemory, arguments));
    assertThat(ran.messages()).startsWith("Statement of client-0059").contains("booked");
    for (String figure :
        List.of("booked", "refused", "attended", "noShow", "cancelled", "restored")) {
      assertThat(ran.out()).containsPattern("\"" + figure + "\":[1-9]");
    }
    assertThat(ran.out()).containsPattern("\"transferred\":[1-9]");
  }

  private String partOfTheSample() throws IOException {
    try (InputStream sample = Replay.class.getResourceAsStream("sample-appointments.csv")) {
      assertThat(sample).isNotNull();
      String part =
          new String(sample.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .limit(LINES)
              .collect(Collectors.joining("\n"));
      return Files.writeString(folder.resolve("part.csv"), part).toString();
    }
  }

  private static int inMemory(PrintStream out, PrintStream report, String... arguments) {
    return Replay.run(InMemoryCreditStore::create, out, report, arguments);
  }

  private static Ran ran(Program program, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        program.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(messages, true, StandardCharsets.UTF_8),
            arguments);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
  }
}
