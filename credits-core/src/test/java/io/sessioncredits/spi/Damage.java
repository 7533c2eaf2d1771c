package io.sessioncredits.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.LedgerIntegrityException;
import java.util.function.Function;

/** What a codec owes a text that somebody or something has changed. */
final class Damage {
  private Damage() {}

  /**
   * Fails unless {@code decode} refuses {@code text} with a {@link LedgerIntegrityException}, or
   * returns the one value that has exactly this text. Any other exception goes through.
   */
  static <T> void mustBeRefusedOrMeant(
      String text, Function<String, T> decode, Function<T, String> encode) {
    T read;
    try {
      read = decode.apply(text);
    } catch (LedgerIntegrityException refused) {
      assertThat(refused).hasNoCause();
      return;
    }
    assertThat(encode.apply(read)).isEqualTo(text);
  }
}
