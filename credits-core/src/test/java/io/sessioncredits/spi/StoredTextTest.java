package io.sessioncredits.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A stored text")
class StoredTextTest {
  private static final String FILE = "stored-texts.txt";

  /** A value, the text it must have, and its codec. */
  record Stored<T>(String name, T value, Function<T, String> encode, Function<String, T> decode) {
    String text() {
      return Objects.requireNonNull(golden().get(name), name);
    }

    String encoded() {
      return encode.apply(value);
    }

    void mustRefuseOrMean(String damaged) {
      Damage.mustBeRefusedOrMeant(damaged, decode, encode);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Texts that name their version. */
  static List<Stored<?>> versioned() {
    List<Stored<?>> all = new ArrayList<>();
    add(all, StoredValues.positions(), PositionCodec::encode, StoredTextTest::position);
    add(all, StoredValues.bookings(), BookingCodec::encode, StoredTextTest::booking);
    add(all, StoredValues.verdicts(), VerdictCodec::encode, StoredTextTest::verdict);
    add(all, StoredValues.purchases(), PurchaseCodec::encode, StoredTextTest::purchase);
    add(all, StoredValues.messages(), OutboxCodec::encode, StoredTextTest::message);
    return all;
  }

  /** All texts; parts of an entry have no version of their own. */
  static List<Stored<?>> stored() {
    List<Stored<?>> all = versioned();
    add(all, StoredValues.terms(), EntryCodec::encodeTerms, StoredTextTest::terms);
    add(all, StoredValues.sessions(), EntryCodec::encodeSession, EntryCodec::decodeSession);
    add(all, StoredValues.facts(), EntryCodec::encodeFacts, EntryCodec::decodeFacts);
    return all;
  }

  private static <T> void add(
      List<Stored<?>> all,
      Map<String, T> values,
      Function<T, String> encode,
      Function<String, T> decode) {
    values.forEach((name, value) -> all.add(new Stored<>(name, value, encode, decode)));
  }

  private static PurchaseRecord purchase(String text) {
    return PurchaseCodec.decode(StoredValues.WALLET, StoredValues.SALE, text);
  }

  private static Position position(String text) {
    return PositionCodec.decode(StoredValues.WALLET, text);
  }

  private static BookingRecord booking(String text) {
    return BookingCodec.decode(StoredValues.WALLET, text);
  }

  private static Verdict verdict(String text) {
    return VerdictCodec.decode(StoredValues.PRACTICE, text);
  }

  private static OutboxMessage message(String text) {
    return OutboxCodec.decode(StoredValues.REQUEST, StoredValues.SPRING, text);
  }

  private static Optional<LotTerms> terms(String text) {
    return EntryCodec.decodeTerms(StoredValues.PRACTICE, text);
  }

  private static Map<String, String> golden() {
    try (InputStream file =
        Objects.requireNonNull(StoredTextTest.class.getResourceAsStream(FILE), FILE)) {
      Map<String, String> texts = new LinkedHashMap<>();
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      for (String block : all.split("\n\n", -1)) {
        if (block.startsWith("[")) {
          List<String> lines = block.lines().toList();
          String name = lines.get(0).substring(1, lines.get(0).length() - 1);
          texts.put(name, String.join("", lines.subList(1, lines.size())));
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  @DisplayName("is written as in the golden file, for ever")
  void isWrittenAsPinned(Stored<?> stored) {
    assertThat(stored.encoded()).isEqualTo(stored.text());
  }

  @ParameterizedTest
  @MethodSource("stored")
  @DisplayName("of the golden file is read, for ever")
  void isReadAsPinned(Stored<?> stored) {
    assertThat(stored.decode().apply(stored.text())).isEqualTo(stored.value());
  }

  @Test
  @DisplayName("of the golden file always has its value here")
  void everyTextHasItsValue() {
    assertThat(stored().stream().map(Stored::name)).containsExactlyElementsOf(golden().keySet());
  }

  @ParameterizedTest
  @MethodSource("stored")
  @DisplayName("is ASCII without line breaks")
  void isPlain(Stored<?> stored) {
    assertThat(stored.text()).matches("[!-~]([ -~]*[!-~])?");
  }

  @ParameterizedTest
  @MethodSource("versioned")
  @DisplayName("of an unknown version is refused, and the refusal names the version")
  void unknownVersion(Stored<?> stored) {
    String later = "2" + stored.text().substring(1);
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> stored.decode().apply(later))
        .withMessageContaining("version 2");
  }

  @ParameterizedTest
  @MethodSource("stored")
  @DisplayName("that ends too early is refused, or says less in a whole number of records")
  void truncated(Stored<?> stored) {
    String text = stored.text();
    for (int length = 0; length < text.length(); length++) {
      stored.mustRefuseOrMean(text.substring(0, length));
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  @DisplayName("with two fields exchanged is refused, or is the text of what it then says")
  void exchanged(Stored<?> stored) {
    String[] fields = stored.text().split(" ", -1);
    for (int i = 0; i < fields.length; i++) {
      for (int j = i + 1; j < fields.length; j++) {
        String[] exchanged = fields.clone();
        exchanged[i] = fields[j];
        exchanged[j] = fields[i];
        stored.mustRefuseOrMean(String.join(" ", exchanged));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  @DisplayName("that says nothing is refused")
  void empty(Stored<?> stored) {
    assertThat(List.of("", " ", ";", "1", "1 ", "1;", "1  ", "\u0661 0", "null"))
        .allSatisfy(
            text ->
                assertThatExceptionOfType(LedgerIntegrityException.class)
                    .isThrownBy(() -> stored.decode().apply(text)));
  }
}
