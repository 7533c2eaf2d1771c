package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.statistics.Statistics;

@Label("Hostile input")
class HostileInputProperties {
  private static final int TRIES = 6_000;
  private static final int LONGEST_MESSAGE = 250;
  private static final String GOOD = "ABCdef012._-:/@+#";
  private static final List<String> BAD =
      List.of(
          "\u0000",
          "\u0001",
          "\t",
          "\n",
          "\r",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u200b",
          "\u200e",
          "\u200f",
          "\u2028",
          "\u202a",
          "\u202e",
          "\u2066",
          "\u2069",
          "\ufeff",
          "\ud800",
          "\udfff",
          "\ud83d\ude00",
          "é",
          "ß",
          "Ａ",
          "а",
          "ſ",
          "٣",
          " ",
          "|",
          ";",
          ",",
          "'",
          "\"",
          "\\",
          "%",
          "*",
          "?",
          "<",
          "&",
          "$",
          "{",
          "~");
  private static final List<String> CONTROLS =
      List.of(
          "\u0000", "\u0008", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u00ad", "\u200b",
          "\u200d", "\u200e", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff",
          "\ud800", "\udc00");

  private static final Practice PRACTICE = StockedPractice.open();
  private static final Everything BEFORE = Everything.of(PRACTICE, List.of());

  @Provide
  Arbitrary<Attempt> attempts() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, identifiers()),
        Tuple.of(6, numbers()),
        Tuple.of(3, instants()),
        Tuple.of(2, keys()),
        Tuple.of(2, reasons()),
        Tuple.of(1, currencies()),
        Tuple.of(1, days()));
  }

  @Property(seed = "2001", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label("is refused with its field, value and limit, safe to print, and touches nothing")
  void isRefusedAtTheDoor(@ForAll("attempts") Attempt attempt) {
    Statistics.label("doors").collect(attempt.door());

    Throwable thrown = catchThrowable(attempt.entry()::get);

    assertThat(Everything.of(PRACTICE, List.of())).isEqualTo(BEFORE);

    assertThat(thrown).as(attempt::toString).isInstanceOf(InvalidInputException.class);
    InvalidInputException refusal = (InvalidInputException) thrown;
    String message = String.valueOf(refusal.getMessage());
    assertThat(refusal.field()).isNotBlank();
    assertThat(message)
        .startsWith(refusal.field() + " m")
        .containsPattern(" (must|may) ")
        .contains(", but was ")
        .matches("[\\x20-\\x7e]+")
        .hasSizeLessThan(LONGEST_MESSAGE);
    if (attempt.value() instanceof Number || attempt.value() == null) {
      assertThat(message).endsWith("but was " + attempt.value());
    }
  }

  private static Arbitrary<Attempt> through(
      Map<String, ? extends Function<String, ?>> doors, Arbitrary<String> texts) {
    return Combinators.combine(Arbitraries.of(new ArrayList<>(doors.entrySet())), texts)
        .as((door, t) -> new Attempt(door.getKey(), t, () -> door.getValue().apply(t)));
  }

  private static Arbitrary<Attempt> identifiers() {
    return through(Doors.identifiers(), texts(Limits.ID_LENGTH, BAD));
  }

  private static Arbitrary<Attempt> keys() {
    return through(Map.of("request key", RequestKey::of), texts(Limits.KEY_LENGTH, BAD));
  }

  private static Arbitrary<Attempt> reasons() {
    return through(Map.of("reason", Reason::of), texts(Limits.REASON_LENGTH, CONTROLS));
  }

  private static Arbitrary<Attempt> currencies() {
    Arbitrary<String> wrong =
        Arbitraries.oneOf(
            Arbitraries.of("", "EU", "EURO", "eur", "Eur", "EUR ", "EUR\n", "E R", "ÉUR", "123"),
            texts(3, BAD));
    return through(Map.of("currency", s -> Price.of(1, s)), wrong);
  }

  /** Nothing, blanks, too much, or something good with something bad in it. */
  private static Arbitrary<String> texts(int longest, List<String> bad) {
    StringArbitrary good = Arbitraries.strings().withChars(GOOD.toCharArray());
    Arbitrary<String> spoilt =
        Combinators.combine(
                good.ofMaxLength(longest / 2), Arbitraries.of(bad), good.ofMaxLength(longest / 3))
            .as((head, middle, tail) -> head + middle + tail);
    Arbitrary<String> tooLong =
        Combinators.combine(good.ofLength(longest + 1), good.ofMaxLength(3_000))
            .as((head, tail) -> head + tail);
    return Arbitraries.oneOf(
        Arbitraries.of("", " ", "   ", "\t", "\n").injectNull(0.2), tooLong, spoilt, spoilt);
  }

  private static Arbitrary<Attempt> numbers() {
    return Arbitraries.of(new ArrayList<>(Doors.numbers().entrySet()))
        .flatMap(
            door ->
                outside(door.getValue().least(), door.getValue().most())
                    .map(
                        n -> new Attempt(door.getKey(), n, () -> door.getValue().entry().apply(n))))
        .filter(a -> !isClipped(a));
  }

  /** A number that an int cannot hold is told as the int it was clipped to. */
  private static boolean isClipped(Attempt attempt) {
    boolean isInt =
        List.of("priority", "lot priority", "seats", "attempt", "line", "grace", "page")
            .contains(attempt.door());
    return isInt && attempt.value() instanceof Long n && n != (int) (long) n;
  }

  private static Arbitrary<Long> outside(long least, long most) {
    Arbitrary<Long> below =
        Arbitraries.oneOf(
            Arbitraries.of(least - 1, Long.MIN_VALUE, (long) Integer.MIN_VALUE),
            Arbitraries.longs().lessOrEqual(least - 1));
    if (most == Long.MAX_VALUE) {
      return below.filter(n -> n < least);
    }
    Arbitrary<Long> above =
        Arbitraries.oneOf(
            Arbitraries.of(most + 1, Long.MAX_VALUE, (long) Integer.MAX_VALUE),
            Arbitraries.longs().greaterOrEqual(most + 1));
    return Arbitraries.oneOf(below, above).filter(n -> n < least || n > most);
  }

  private static Arbitrary<Attempt> instants() {
    Arbitrary<Instant> wrong =
        Arbitraries.oneOf(
            Arbitraries.of(Instant.MIN, Instant.MAX, Limits.LATEST, Limits.EARLIEST.minusNanos(1)),
            Arbitraries.longs()
                .between(1, 1_000_000_000_000L)
                .map(s -> Limits.EARLIEST.minusSeconds(s)),
            Arbitraries.longs()
                .between(0, 1_000_000_000_000L)
                .map(s -> Limits.LATEST.plusSeconds(s)));
    return Combinators.combine(
            Arbitraries.of(new ArrayList<>(Doors.instants().entrySet())), wrong.injectNull(0.05))
        .as((door, i) -> new Attempt(door.getKey(), i, () -> door.getValue().apply(i)))
        .filter(a -> a.value() != null || !a.door().matches("begin|end"));
  }

  private static Arbitrary<Attempt> days() {
    Arbitrary<LocalDate> wrong =
        Arbitraries.oneOf(
            Arbitraries.of(
                LocalDate.MIN, LocalDate.MAX, LocalDate.of(1900, 12, 31), LocalDate.of(9998, 1, 1)),
            Arbitraries.integers().between(9_998, 900_000_000).map(y -> LocalDate.of(y, 6, 1)),
            Arbitraries.integers().between(-900_000_000, 1_900).map(y -> LocalDate.of(y, 6, 1)));
    return Combinators.combine(Arbitraries.of(new ArrayList<>(Doors.days().entrySet())), wrong)
        .as((door, d) -> new Attempt(door.getKey(), d, () -> door.getValue().apply(d)));
  }
}
