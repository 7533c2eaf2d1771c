package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text of a note")
class NoteTextTest {
  @Property
  @Label("holds any parts, as one token of ASCII without a separator of the stored forms")
  void roundTrip(@ForAll @NotEmpty List<String> parts) {
    List<String> sound = parts.stream().map(NoteTextTest::withoutLoneSurrogates).toList();
    String text = NoteText.of(sound);
    assertThat(text).matches("[A-Za-z0-9._:/@+#%*-]*");
    assertThat(NoteText.parts(text)).isEqualTo(sound);
  }

  private static String withoutLoneSurrogates(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("may be a part of another one")
  void nested() {
    String inner = NoteText.of("a*b", "50 %");
    assertThat(NoteText.parts(NoteText.of(inner, "c"))).containsExactly(inner, "c");
    assertThat(NoteText.parts(inner)).containsExactly("a*b", "50 %");
  }

  @Test
  @DisplayName("leaves identifiers as they are")
  void plain() {
    assertThat(NoteText.of("overdraft-limit", "PT:60/a+b@c#d_e.f"))
        .isEqualTo("overdraft-limit*PT:60/a+b@c#d_e.f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "%4", "%zz", "%41", "%c3%bc", "a;b", "%FF", "ü"})
  @DisplayName("that is damaged is told, not read as something else")
  void damaged(String text) {
    assertThatThrownBy(() -> NoteText.parts(text)).isInstanceOf(LedgerIntegrityException.class);
  }
}
