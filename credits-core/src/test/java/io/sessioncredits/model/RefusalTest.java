package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A refusal tells people")
class RefusalTest {
  private static final List<Locale> TRANSLATED =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  static Stream<Arguments> codesAndLanguages() {
    return Arrays.stream(RefusalCode.values())
        .flatMap(code -> TRANSLATED.stream().map(language -> Arguments.of(code, language)));
  }

  @ParameterizedTest
  @MethodSource("codesAndLanguages")
  @DisplayName("why, in one whole sentence without a trace of its pattern")
  void oneSentence(RefusalCode code, Locale language) {
    for (long figure : new long[] {0, 1, 2, 7}) {
      assertThat(refusal(code, figure).describe(language))
          .matches("[\\p{Lu}\\d].*\\.")
          .doesNotContain("{", "}", "choice", "''", "|", "#", "null");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the same in three languages, each in words of its own")
  void threeLanguages(RefusalCode code) {
    Set<String> texts =
        TRANSLATED.stream()
            .map(language -> refusal(code, 3).describe(language))
            .collect(Collectors.toSet());
    assertThat(texts).hasSize(TRANSLATED.size());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("in English where there is no translation, whatever the language of the machine")
  void englishElsewhere(RefusalCode code) {
    Refusal refusal = refusal(code, 1_234);
    Locale.setDefault(Locale.ENGLISH);
    String english = refusal.describe(Locale.ENGLISH);
    for (Locale machine : new Locale[] {Locale.GERMANY, Locale.FRANCE, new Locale("ar", "EG")}) {
      Locale.setDefault(machine);
      for (String tag : List.of("", "tlh", "ar-EG", "hi-IN-u-nu-deva", "ja-JP", "und")) {
        assertThat(refusal.describe(Locale.forLanguageTag(tag))).isEqualTo(english);
      }
      assertThat(refusal.describe(Locale.ROOT)).isEqualTo(english);
      assertThat(refusal.describe(Locale.ENGLISH)).isEqualTo(english);
    }
  }

  @Test
  @DisplayName("in German in all countries, on machines of every language")
  void countries() {
    Refusal refusal = refusal(RefusalCode.SHORTFALL, 2);
    Locale.setDefault(Locale.FRANCE);
    assertThat(refusal.describe(new Locale("de", "CH")))
        .isEqualTo(refusal.describe(Locale.GERMAN))
        .isNotEqualTo(refusal.describe(Locale.FRENCH));
  }

  @Test
  @DisplayName("how many credits it takes and how many there are, in words that fit the number")
  void figures() {
    Refusal refusal = Refusal.of(RefusalCode.INSUFFICIENT_CREDITS).withRequired(2).withAvailable(1);
    assertThat(refusal.describe(Locale.ENGLISH))
        .isEqualTo("This takes 2 credits; one is available.");
    assertThat(refusal.withRequired(1).withAvailable(0).withOwed(3).describe(Locale.ENGLISH))
        .isEqualTo("This takes one credit; none is available, and 3 owed.");
    assertThat(refusal.describe(Locale.FRENCH)).isEqualTo("Il faut 2 crédits ; disponible : 1.");
    assertThat(refusal.withOwed(3).describe(Locale.GERMAN))
        .isEqualTo("Dafür sind 2 Guthaben nötig; verfügbar: 1, offen: 3.");
  }

  @Test
  @DisplayName("both what is free now and what counts on the date of the session")
  void bothFigures() {
    String text =
        Refusal.of(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE)
            .withRequired(1)
            .withAvailable(4)
            .withAvailableOnSessionDate(0)
            .describe(Locale.ENGLISH);
    assertThat(text).contains("4").contains("0").contains("1");
  }

  @Test
  @DisplayName("with the code and the text when it is thrown")
  void thrown() {
    Refusal refusal = Refusal.of(RefusalCode.SAME_HOLDER);
    assertThat(new CreditRefusedException(refusal))
        .hasMessage("SAME_HOLDER: Credits cannot be transferred to the one who holds them.")
        .extracting(CreditRefusedException::refusal)
        .isEqualTo(refusal);
  }

  private static Refusal refusal(RefusalCode code, long figure) {
    return Refusal.of(code)
        .withRequired(figure)
        .withAvailable(figure)
        .withAvailableOnSessionDate(figure)
        .withOwed(figure);
  }
}
