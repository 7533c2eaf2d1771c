package io.sessioncredits.examples.replay;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run of the program left behind: its status, its output and its messages. */
record Ran(int status, String out, String messages) {
  static final String HEADER = "scheduled_at,client,appointment,day,location,outcome\n";

  /** Replayed once for all tests, since it takes a second. */
  private static final class SampleAsJson {
    static final Ran RAN = replay("--json");
  }

  /** Returns what replaying the sample with {@code --json} left behind. */
  static Ran sampleAsJson() {
    return SampleAsJson.RAN;
  }

  static Ran replay(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        Replay.run(
            InMemoryCreditStore::create,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(messages, true, StandardCharsets.UTF_8),
            arguments);
    return new Ran(status, text(out), text(messages));
  }

  /** Writes {@code content} to a file in {@code folder} and replays it with {@code options}. */
  static Ran replay(Path folder, byte[] content, String... options) throws IOException {
    Path file = Files.write(folder.resolve("export.csv"), content);
    String[] arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = file.toString();
    return replay(arguments);
  }

  static Ran replay(Path folder, String content, String... options) throws IOException {
    return replay(folder, content.getBytes(StandardCharsets.UTF_8), options);
  }

  static String sample() {
    StringBuilder sample = new StringBuilder();
    SampleGenerator.write(SampleGenerator.SAMPLE_ROWS, sample);
    return sample.toString();
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
