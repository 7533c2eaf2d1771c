package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("A request key")
class RequestKeyProperties {
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:/@+#";

  @Property(seed = "1", tries = 500)
  @Label("that is derived never equals one that a host can give")
  void derivedIsNeverGiven(@ForAll("ids") List<String> parts) {
    String derived = derived(parts).value();
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> RequestKey.of(derived));
  }

  @Property(seed = "2", tries = 500)
  @Label("that is derived tells its parts: other parts, other key")
  void derivedIsInjective(@ForAll("ids") List<String> parts, @ForAll("ids") List<String> others) {
    assertThat(derived(parts).equals(derived(others))).isEqualTo(parts.equals(others));
  }

  @Property(seed = "3", tries = 500)
  @Label("is read back from a store as the same key")
  void isStored(@ForAll("ids") List<String> parts) {
    RequestKey key = derived(parts);
    assertThat(RequestKey.stored(key.value())).isEqualTo(key).hasSameHashCodeAs(key);
  }

  @Example
  @Label("of one part is not the key that a host gives with the same text")
  void onePart() {
    assertThat(RequestKey.derived("invoice-1")).isNotEqualTo(RequestKey.of("invoice-1"));
  }

  @Example
  @Label("has at most 160 characters if given, and 200 if kept")
  void lengths() {
    assertThat(RequestKey.of("k".repeat(160)).value()).hasSize(160);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RequestKey.of("k".repeat(161)))
        .withMessageContaining("at most 160");
    assertThat(RequestKey.stored("k".repeat(200)).value()).hasSize(200);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RequestKey.stored("k".repeat(201)));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RequestKey.stored("|".repeat(201)));
  }

  @Example
  @Label("of the longest booking line fits, and so does the reversal of a given one")
  void longestDerived() {
    String longest = "x".repeat(Limits.ID_LENGTH);
    BookingLine line = new BookingLine(BookingRef.of(longest), ClientId.of(longest), 9_999);
    assertThat(line.key().value()).hasSizeLessThanOrEqualTo(Limits.STORED_KEY_LENGTH);
    assertThat(RequestKey.stored("TRANSFER|" + "k".repeat(Limits.KEY_LENGTH)).value())
        .hasSizeLessThanOrEqualTo(Limits.STORED_KEY_LENGTH);
  }

  @Example
  @Label("is refused if it is empty, blank or of another alphabet")
  void refused() {
    for (String text : new String[] {"", " ", "a b", "a\u0000", "ü", "a;b", "a,b", "a~"}) {
      assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> RequestKey.of(text));
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RequestKey.stored(text));
    }
  }

  @Example
  @Label("names its kind of command too: the same key of another operation is another request")
  void operations() {
    Set<RequestId> ids = new HashSet<>();
    for (Operation operation : Operation.values()) {
      ids.add(new RequestId(PracticeId.of("p"), operation, RequestKey.of("k")));
    }
    assertThat(ids).hasSize(Operation.values().length);
  }

  @Provide
  static Arbitrary<List<String>> ids() {
    return Arbitraries.strings()
        .withChars(ALPHABET.toCharArray())
        .ofMinLength(1)
        .ofMaxLength(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static RequestKey derived(List<String> parts) {
    List<String> more = new ArrayList<>(parts.subList(1, parts.size()));
    return RequestKey.derived(parts.get(0), more.toArray(String[]::new));
  }
}
