package io.sessioncredits.examples.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes an export of appointments that never were: the same number of rows always gives the same
 * bytes.
 *
 * <p>Most clients come a few times, some very often; some cancel in time, some late, some do not
 * come. The sample that is shipped is what {@link #main} prints without an argument.
 */
public final class SampleGenerator {
  /** The number of rows of the sample that is shipped. */
  public static final int SAMPLE_ROWS = 3_000;

  private static final long SEED = 20_160_429;
  private static final int ROWS_OF_A_CLIENT = 4;
  private static final int ROWS_OF_A_REGULAR = 375;
  private static final int FIRST_NUMBER = 500_001;
  private static final int DAYS = 120;
  private static final int LONGEST_LEAD_DAYS = 35;
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;
  private static final Instant FIRST_MORNING = Instant.parse("2026-01-05T10:30:00Z");
  private static final List<String> LOCATIONS =
      List.of(
          "Água Clara",
          "Boa Visão",
          "Cajueiro",
          "Colina, Bloco B",
          "Estação Norte",
          "Jardim das Maçãs",
          "Praça \"Nova\"",
          "Rua do Pé de Açaí",
          "Três Pinheiros",
          "");

  private record Row(Instant scheduledAt, String appointment, String line) {}

  private final Random random = new Random(SEED);
  private final int rows;

  private SampleGenerator(int rows) {
    this.rows = rows;
  }

  /**
   * Prints an export.
   *
   * @param arguments the number of rows; {@link #SAMPLE_ROWS} without
   */
  public static void main(String[] arguments) {
    int rows = arguments.length == 0 ? SAMPLE_ROWS : Integer.parseInt(arguments[0]);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    write(rows, out);
    out.flush();
  }

  /**
   * Writes an export of {@code rows} appointments to {@code target}, in the order of scheduling.
   *
   * @throws UncheckedIOException if the target cannot be written to
   */
  static void write(int rows, Appendable target) {
    try {
      target.append(String.join(",", AppointmentExport.HEADER)).append('\n');
      for (Row row : new SampleGenerator(rows).rows()) {
        target.append(row.line()).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> rows() {
    List<Row> made = new ArrayList<>(rows);
    Instant scheduledAt = FIRST_MORNING;
    for (int i = 0; i < rows; i++) {
      boolean isTogetherWithLast = random.nextInt(30) == 0;
      scheduledAt = isTogetherWithLast ? scheduledAt : scheduledAt();
      String appointment = "appt-" + (FIRST_NUMBER + i);
      made.add(new Row(scheduledAt, appointment, line(scheduledAt, appointment)));
    }
    made.sort(Comparator.comparing(Row::scheduledAt).thenComparing(Row::appointment));
    return made;
  }

  private Instant scheduledAt() {
    return FIRST_MORNING
        .plusSeconds((long) random.nextInt(DAYS) * DAY)
        .plusSeconds(random.nextInt(10 * HOUR));
  }

  private String line(Instant scheduledAt, String appointment) {
    int lead = random.nextInt(4) == 0 ? 0 : random.nextInt(LONGEST_LEAD_DAYS);
    LocalDate day = LocalDate.ofInstant(scheduledAt, Rules.ZONE).plusDays(lead);
    return String.join(
        ",",
        scheduledAt.toString(),
        client(),
        appointment,
        day.toString(),
        quoted(LOCATIONS.get(random.nextInt(LOCATIONS.size()))),
        outcome(scheduledAt, lead));
  }

  private String client() {
    int regulars = Math.max(1, rows / ROWS_OF_A_REGULAR);
    if (random.nextInt(20) == 0) {
      return "regular:" + (1 + random.nextInt(regulars));
    }
    int clients = Math.max(1, rows / ROWS_OF_A_CLIENT);
    int number = 1 + Math.min(random.nextInt(clients), random.nextInt(clients));
    return number % 50 == 0 ? "north/" + number : String.format("client-%04d", number);
  }

  private String outcome(Instant scheduledAt, int lead) {
    int percent = random.nextInt(100);
    if (percent < 65) {
      return "attended";
    }
    if (percent < 82) {
      return "no-show";
    }
    int late = Math.max(0, lead - 1) * DAY + random.nextInt(HOUR / 2);
    int early = 1 + random.nextInt(lead * DAY / 2 + HOUR);
    return "cancelled@" + scheduledAt.plusSeconds(random.nextInt(3) == 0 ? late : early);
  }

  private static String quoted(String field) {
    boolean isPlain = field.indexOf(',') < 0 && field.indexOf('"') < 0;
    return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
