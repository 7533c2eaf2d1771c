package io.sessioncredits.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sample")
class SampleTest {
  @Test
  @DisplayName("is what the generator makes, byte for byte")
  void isWhatTheGeneratorMakes() throws IOException {
    try (InputStream shipped = Replay.class.getResourceAsStream("sample-appointments.csv")) {
      assertThat(shipped).isNotNull();
      assertThat(shipped.readAllBytes()).isEqualTo(Ran.sample().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  @DisplayName("is what is replayed when no file is named")
  void isReplayedWithoutFile(@TempDir Path folder) throws IOException {
    assertThat(Ran.sampleAsJson().out())
        .isEqualTo(Ran.replay(folder, Ran.sample(), "--json").out());
  }

  @Test
  @DisplayName("comes to the totals that a naive recount by the stated rules finds")
  void comesToTheTotalsOfANaiveRecount() {
    Ran ran = Ran.sampleAsJson();
    assertThat(ran.out()).isEqualTo(json(NaiveRecount.of(Ran.sample())));
    assertThat(ran.status()).isZero();
  }

  @Test
  @DisplayName("shows all that can happen: refusals, late and timely cancellations, transfers")
  void showsAllThatCanHappen() {
    Map<String, Long> figures = NaiveRecount.of(Ran.sample());
    assertThat(figures).containsEntry("owed", 0L).containsEntry("malformed", 0L);
    figures.forEach(
        (name, count) -> {
          if (!name.equals("owed") && !name.equals("malformed")) {
            assertThat(count).as(name).isPositive();
          }
        });
    assertThat(figures.get("restored")).isLessThan(figures.get("cancelled"));
  }

  @Test
  @DisplayName("comes to the same totals in any order of its lines")
  void comesToTheSameInAnyOrder(@TempDir Path folder) throws IOException {
    List<String> lines = new ArrayList<>(Ran.sample().lines().skip(1).toList());
    Collections.shuffle(lines, new Random(7));
    String shuffled = Ran.HEADER + String.join("\n", lines) + "\n";
    assertThat(Ran.replay(folder, shuffled, "--json").out()).isEqualTo(Ran.sampleAsJson().out());
  }

  private static String json(Map<String, Long> figures) {
    return figures.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}\n"));
  }
}
