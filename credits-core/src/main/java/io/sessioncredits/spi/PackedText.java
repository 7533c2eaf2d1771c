package io.sessioncredits.spi;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.PracticeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts that the text forms share. Identifiers never hold one of the separators: a semicolon
 * between records, a space between fields, a comma between named values, a bar within a field, a
 * tilde for what is absent.
 */
final class PackedText {
  static final String ABSENT = "~";

  private PackedText() {}

  /** Names a foreign version only if it can be one: a damaged text may hold anything. */
  static void checkVersion(String what, String known, String found) {
    if (!found.equals(known)) {
      throw found.matches("[0-9]{1,4}")
          ? new LedgerIntegrityException(
              "stored " + what + " of version " + found + " are not known here")
          : new IllegalArgumentException("no version");
    }
  }

  /**
   * Returns {@code value}, which was read from {@code text}, if writing it gives the same text
   * again: there is one text for one value, so that damage is not read as something else.
   */
  static <T> T exact(String text, T value, Function<T, String> encode) {
    if (!encode.apply(value).equals(text)) {
      throw new IllegalArgumentException("not the text of what it says");
    }
    return value;
  }

  static String named(Map<String, String> values) {
    return values.isEmpty()
        ? ABSENT
        : values.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }

  static Map<String, String> named(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!text.equals(ABSENT)) {
      for (String pair : text.split(",", -1)) {
        int equals = pair.indexOf('=');
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return values;
  }

  static String terms(Optional<LotTerms> terms) {
    return terms.map(t -> named(t.fields())).orElse(ABSENT);
  }

  static Optional<LotTerms> terms(PracticeId practice, String text) {
    return text.equals(ABSENT)
        ? Optional.empty()
        : Optional.of(LotTerms.ofFields(practice, named(text)));
  }

  static String session(Optional<BookedSession> session) {
    return session.map(PackedText::session).orElse(ABSENT);
  }

  static String session(BookedSession session) {
    BookingLine line = session.line();
    return String.join(
        "|",
        line.booking().value(),
        line.attendee().value(),
        Integer.toString(line.attempt()),
        session.type().value(),
        Long.toString(Micros.of(session.startsAt())));
  }

  static Optional<BookedSession> session(String text) {
    if (text.equals(ABSENT)) {
      return Optional.empty();
    }
    String[] parts = fields(text, "\\|", 5);
    return Optional.of(
        new BookedSession(
            new BookingLine(
                BookingRef.of(parts[0]), ClientId.of(parts[1]), Integer.parseInt(parts[2])),
            AppointmentType.of(parts[3]),
            Micros.instant(Long.parseLong(parts[4]))));
  }

  static String[] fields(String text, String separator, int count) {
    String[] fields = text.split(separator, -1);
    if (fields.length != count) {
      throw new IllegalArgumentException(
          "expected " + count + " fields but found " + fields.length);
    }
    return fields;
  }
}
