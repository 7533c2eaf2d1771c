package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sealed text")
class SealedTextTest {
  private static final Reason REASON = Reason.of("Größe geändert – 二回分");
  private static final SealedText SEALED = SealedText.seal(REASON, "salt-1");

  @Test
  @DisplayName("is sealed with SHA-256 over salt, a zero byte and text")
  void seal() throws NoSuchAlgorithmException {
    byte[] bytes = ("salt-1\0" + REASON.text()).getBytes(StandardCharsets.UTF_8);
    assertThat(SEALED.seal())
        .isEqualTo(Digest.of(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  @Test
  @DisplayName("is intact as it was sealed, and when it is erased")
  void intact() {
    assertThat(SEALED.isIntact()).isTrue();
    assertThat(SEALED.erased().isIntact()).isTrue();
  }

  @Test
  @DisplayName("keeps the seal alone when it is erased")
  void erased() {
    SealedText erased = SEALED.erased();
    assertThat(erased.seal()).isEqualTo(SEALED.seal());
    assertThat(erased.text()).isEmpty();
    assertThat(erased.salt()).isEmpty();
    assertThat(erased.erased()).isEqualTo(erased);
  }

  @Test
  @DisplayName("is not intact with another text, another salt, or one of the two missing")
  void broken() {
    Optional<String> text = SEALED.text();
    Optional<String> salt = SEALED.salt();
    assertThat(new SealedText(SEALED.seal(), Optional.of("x"), salt).isIntact()).isFalse();
    assertThat(new SealedText(SEALED.seal(), text, Optional.of("x")).isIntact()).isFalse();
    assertThat(new SealedText(SEALED.seal(), text, Optional.empty()).isIntact()).isFalse();
    assertThat(new SealedText(SEALED.seal(), Optional.empty(), salt).isIntact()).isFalse();
    assertThat(new SealedText(Digest.NONE, text, salt).isIntact()).isFalse();
  }

  @Test
  @DisplayName("has another seal with another salt, so that equal reasons do not show")
  void salted() {
    assertThat(SealedText.seal(REASON, "salt-2").seal()).isNotEqualTo(SEALED.seal());
  }

  @Test
  @DisplayName("never shows its text in a log")
  void silent() {
    assertThat(SEALED.toString()).contains(SEALED.seal().toString()).doesNotContain("Größe");
    assertThat(REASON.toString()).doesNotContain("Größe");
  }

  @Test
  @DisplayName("needs a salt that is an identifier")
  void salt() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> SealedText.seal(REASON, ""))
        .withMessageContaining("salt");
  }
}
