package io.sessioncredits.examples.replay;

import io.sessioncredits.examples.replay.CsvRecords.Broken;
import io.sessioncredits.examples.replay.CsvRecords.CsvRecord;
import io.sessioncredits.examples.replay.CsvRecords.Fields;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads an export of appointments: a header, then one record of six columns for each appointment.
 *
 * <p>The file is read as a stream. A line that cannot be used is reported and left out; it neither
 * stops the reading nor changes what the other lines mean.
 */
final class AppointmentExport {
  static final List<String> HEADER =
      List.of("scheduled_at", "client", "appointment", "day", "location", "outcome");

  /** The years accepted: a typing error in a year is more likely than an older appointment. */
  static final LocalDate EARLIEST = LocalDate.of(1970, 1, 2);

  static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final String CANCELLED = "cancelled@";
  private static final char NOT_UTF_8 = '\ufffd';

  private final MalformedLines malformed;
  private final Progress progress;
  private final Set<BookingRef> seen = new HashSet<>();
  private final Map<String, ClientId> clients = new HashMap<>();
  private final Map<String, String> locations = new HashMap<>();

  AppointmentExport(MalformedLines malformed, Progress progress) {
    this.malformed = malformed;
    this.progress = progress;
  }

  /**
   * Reads all of {@code text} and hands each appointment to {@code target}.
   *
   * @throws InvalidInputException if the first line is not the header
   * @throws IOException if the text cannot be read
   */
  void read(Reader text, Consumer<Appointment> target) throws IOException {
    CsvRecords records = new CsvRecords(new BoundedLines(text), HEADER.size());
    checkHeader(records.next());
    for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
      progress.step();
      if (next.get() instanceof Fields fields) {
        try {
          target.accept(appointment(fields.fields()));
        } catch (InvalidInputException e) {
          malformed.add(fields.line(), Objects.requireNonNullElse(e.getMessage(), e.field()));
        }
      } else if (next.get() instanceof Broken broken) {
        malformed.add(broken.line(), broken.reason());
      }
    }
    malformed.finish();
  }

  private static void checkHeader(Optional<CsvRecord> first) {
    List<String> names =
        first.isPresent() && first.get() instanceof Fields fields ? fields.fields() : List.of();
    if (!names.equals(HEADER)) {
      throw new InvalidInputException(
          "first line", String.join(",", names), "must be the header " + String.join(",", HEADER));
    }
  }

  private Appointment appointment(List<String> fields) {
    if (fields.size() != HEADER.size()) {
      throw new InvalidInputException(
          "number of columns", fields.size(), "must be " + HEADER.size());
    }
    Instant scheduledAt = instant("scheduled_at", fields.get(0));
    ClientId client = clients.computeIfAbsent(fields.get(1), ClientId::of);
    BookingRef booking = new BookingRef(fields.get(2));
    LocalDate day = day(fields.get(3), scheduledAt);
    String location = location(fields.get(4));
    Ending ending = ending(fields.get(5), scheduledAt);
    if (!seen.add(booking)) {
      throw new InvalidInputException(
          "appointment", booking.value(), "must stand in the file only once");
    }
    return new Appointment(scheduledAt, client, booking, day, location, ending);
  }

  private static Instant instant(String column, String text) {
    String form = "must be an instant such as 2016-04-29T18:38:08Z";
    if (!INSTANT.matcher(text).matches()) {
      throw new InvalidInputException(column, text, form);
    }
    try {
      Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      checkYear(column, LocalDate.ofInstant(instant, ZoneOffset.UTC));
      return instant;
    } catch (DateTimeException e) {
      throw invalid(column, text, form, e);
    }
  }

  private static LocalDate day(String text, Instant scheduledAt) {
    String form = "must be a day such as 2016-04-29";
    if (!DAY.matcher(text).matches()) {
      throw new InvalidInputException("day", text, form);
    }
    try {
      LocalDate day = LocalDate.parse(text);
      checkYear("day", day);
      if (day.isBefore(LocalDate.ofInstant(scheduledAt, Rules.ZONE))) {
        throw new InvalidInputException("day", text, "must not be before the day of scheduling");
      }
      return day;
    } catch (DateTimeException e) {
      throw invalid("day", text, form, e);
    }
  }

  private static void checkYear(String column, LocalDate day) {
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw new InvalidInputException(column, day, "must be from " + EARLIEST + " to " + LATEST);
    }
  }

  private String location(String text) {
    if (text.indexOf(NOT_UTF_8) >= 0) {
      throw new InvalidInputException("location", text, "must be UTF-8");
    }
    return locations.computeIfAbsent(text, known -> known);
  }

  private static Ending ending(String text, Instant scheduledAt) {
    return switch (text) {
      case "attended" -> Ending.ATTENDED;
      case "no-show" -> Ending.NO_SHOW;
      default -> cancelled(text, scheduledAt);
    };
  }

  private static Ending cancelled(String text, Instant scheduledAt) {
    if (!text.startsWith(CANCELLED)) {
      throw new InvalidInputException(
          "outcome", text, "must be attended, no-show or cancelled@ and an instant");
    }
    Instant at = instant("outcome", text.substring(CANCELLED.length()));
    if (at.isBefore(scheduledAt)) {
      throw new InvalidInputException("outcome", text, "must not be before the scheduling");
    }
    return Ending.cancelled(at);
  }

  private static InvalidInputException invalid(
      String field, String value, String limit, DateTimeException cause) {
    InvalidInputException invalid = new InvalidInputException(field, value, limit);
    invalid.initCause(cause);
    return invalid;
  }
}
