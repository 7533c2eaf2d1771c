package io.sessioncredits.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The limits of all input, each with its reason, and the checks that enforce them.
 *
 * <p>Every check returns its argument and throws {@link InvalidInputException} otherwise.
 */
public final class Limits {
  /**
   * Longest identifier in characters: fits a UUID or a prefixed number and keeps composite keys
   * indexable.
   */
  public static final int ID_LENGTH = 64;

  /** Longest request key that a host may give, in characters: two identifiers and then some. */
  public static final int KEY_LENGTH = 160;

  /**
   * Longest request key that a store keeps, in characters: a given one and what a reversal of it
   * puts before.
   */
  public static final int STORED_KEY_LENGTH = 200;

  /** Longest reason in characters: a sentence or two, never a document. */
  public static final int REASON_LENGTH = 500;

  /** Most credits one command may move: far above any practice, far below overflow of a balance. */
  public static final long CREDITS = 1_000_000_000L;

  /** Most seats of one booking line: a class, not a stadium. */
  public static final int SEATS = 100;

  /** Most credits one seat may cost: so that a line of many seats stays below {@link #CREDITS}. */
  public static final long SEAT_PRICE = CREDITS / SEATS;

  /** Most appointment types that one credit type covers: what one note can say. */
  public static final int COVERED = 150;

  /**
   * Most commands of one batch, and most attendees of one event: bounds what one transaction locks.
   */
  public static final int BATCH = 1_000;

  /** Most entries of one history page. */
  public static final int PAGE = 500;

  /**
   * Most open lots, and as many open debts and holds, of one wallet: bounds the one row that every
   * command locks.
   */
  public static final int OPEN_LINES = 500;

  /** Most credit types of one package: each opens a lot in the one row that every command locks. */
  public static final int PACKAGE_TYPES = 20;

  /** Longest validity or billing cycle in years: what is longer never ends. */
  public static final int YEARS = 100;

  /** Highest price of a lot in minor units: so that price times credits cannot overflow. */
  public static final long PRICE = 1_000_000_000L;

  /** Largest priority of a lot; the smallest is 0, lower goes first. */
  public static final int PRIORITY = 100;

  /**
   * The earliest instant accepted: readable timestamps of all databases begin later than any
   * practice.
   */
  public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  /** The instant that all accepted ones are before. */
  public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Most notes of one wallet: a practice with a large catalogue, and far more than any client. */
  public static final int NOTES = 5_000;

  /** Longest note in characters: a package with all its contents. */
  public static final int NOTE_LENGTH = 10_000;

  private static final long DAYS = 365;
  private static final long MONTHS = 12;
  private static final int FIRST_YEAR = 1901;
  private static final int LAST_YEAR = 9997;
  private static final String ID_MARKS = "._-:/@+#";

  private Limits() {}

  /** Returns {@code value} if it is not null. */
  public static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInputException(field, null, "must be given");
    }
    return value;
  }

  /**
   * Returns {@code value} if it is an identifier: 1 to {@link #ID_LENGTH} ASCII letters, digits and
   * {@code . _ - : / @ + #}. Case counts. The narrow alphabet keeps every store's collation and
   * every text format exact.
   */
  public static String id(String field, @Nullable String value) {
    return token(field, value, ID_LENGTH);
  }

  /**
   * Returns {@code type} if a host may have credits of it.
   *
   * @throws InvalidInputException if it is null or reserved for settings
   */
  public static CreditType sold(String field, @Nullable CreditType type) {
    CreditType value = given(field, type);
    if (value.isReserved()) {
      throw new InvalidInputException(
          field, value, "must not be one that is reserved for settings");
    }
    return value;
  }

  /**
   * Returns {@code holder} if it can own credits.
   *
   * @throws InvalidInputException if it is null or the practice itself
   */
  public static <H extends Holder> H owner(String field, @Nullable H holder) {
    H value = given(field, holder);
    if (value instanceof PracticeItself) {
      throw new InvalidInputException(field, value, "must be a client or a group");
    }
    return value;
  }

  static String token(String field, @Nullable String given, int longest) {
    String value = given(field, given);
    if (value.isBlank()) {
      throw new InvalidInputException(field, value, "must not be blank");
    }
    if (value.length() > longest) {
      throw new InvalidInputException(field, value, "must have at most " + longest + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (!isIdCharacter(value.charAt(i))) {
        throw new InvalidInputException(
            field, value, "may hold only ASCII letters, digits and " + ID_MARKS);
      }
    }
    return value;
  }

  private static boolean isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ID_MARKS.indexOf(c) >= 0;
  }

  /**
   * Returns {@code text} if it is a sentence of 1 to {@link #REASON_LENGTH} characters without
   * control characters.
   */
  public static String sentence(String field, @Nullable String text) {
    String value = given(field, text);
    if (value.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      throw new InvalidInputException(field, value, "must not be blank");
    }
    if (value.length() > REASON_LENGTH) {
      throw new InvalidInputException(
          field, value, "must have at most " + REASON_LENGTH + " characters");
    }
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      int kind = Character.getType(c);
      if (Character.isISOControl(c)
          || kind == Character.SURROGATE
          || kind == Character.FORMAT
          || kind == Character.UNASSIGNED
          || kind == Character.LINE_SEPARATOR
          || kind == Character.PARAGRAPH_SEPARATOR) {
        throw new InvalidInputException(field, value, "must not hold control characters");
      }
      i += Character.charCount(c);
    }
    return value;
  }

  /** Returns {@code value} if it is a count of 1 to {@link #CREDITS} credits. */
  public static long credits(String field, long value) {
    return between(field, value, 1, CREDITS);
  }

  /** Returns {@code value} if it is between {@code least} and {@code most}, both included. */
  public static long between(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new InvalidInputException(field, value, "must be from " + least + " to " + most);
    }
    return value;
  }

  /**
   * Returns {@code period} if it leads forward by at most {@link #YEARS} years and no part of it
   * leads back.
   */
  public static Period period(String field, @Nullable Period period) {
    Period value = given(field, period);
    long twelfthsOfDays = value.toTotalMonths() * DAYS + value.get(ChronoUnit.DAYS) * MONTHS;
    if (value.isNegative() || value.isZero() || twelfthsOfDays > YEARS * DAYS * MONTHS) {
      throw new InvalidInputException(
          field, value, "must be above zero, in no part negative, and at most " + YEARS + " years");
    }
    return value;
  }

  /** Returns {@code day} if every instant of it is accepted in each zone. */
  public static LocalDate day(String field, @Nullable LocalDate day) {
    LocalDate value = given(field, day);
    between("year of " + field, value.getYear(), FIRST_YEAR, LAST_YEAR);
    return value;
  }

  /**
   * Returns {@code instant} truncated to the microsecond, the smallest step of time here, if it is
   * from {@link #EARLIEST} and before {@link #LATEST}.
   */
  public static Instant instant(String field, @Nullable Instant instant) {
    Instant value = given(field, instant);
    if (value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
      throw new InvalidInputException(
          field, value, "must be from " + EARLIEST + " and before " + LATEST);
    }
    return value.truncatedTo(ChronoUnit.MICROS);
  }
}
