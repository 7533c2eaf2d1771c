package io.sessioncredits.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A text whose salted hash is in the ledger for ever, while the text and its salt may be erased.
 *
 * <p>With the salt gone the hash tells nothing of the text; as long as both are there, they can be
 * checked against it.
 *
 * @param seal SHA-256 over the salt, a zero byte and the text in UTF-8
 * @param text the text, until it is erased
 * @param salt the salt, until it is erased
 */
public record SealedText(Digest seal, Optional<String> text, Optional<String> salt) {
  /** Checks that all parts are given. */
  public SealedText {
    Limits.given("seal", seal);
    Limits.given("text", text);
    Limits.given("salt", salt);
  }

  /**
   * Returns {@code text} sealed with {@code salt}.
   *
   * @throws InvalidInputException if the salt is no identifier
   */
  public static SealedText seal(Reason reason, String salt) {
    Limits.id("salt", salt);
    return new SealedText(hash(reason.text(), salt), Optional.of(reason.text()), Optional.of(salt));
  }

  /** Returns the seal alone, without text and salt. */
  public SealedText erased() {
    return new SealedText(seal, Optional.empty(), Optional.empty());
  }

  /** Returns whether the text is erased or still the one that was sealed. */
  public boolean isIntact() {
    if (text.isEmpty() && salt.isEmpty()) {
      return true;
    }
    return text.isPresent() && salt.isPresent() && hash(text.get(), salt.get()).equals(seal);
  }

  private static Digest hash(String text, String salt) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      return Digest.of(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the seal alone, since the text may tell of a person. */
  @Override
  public String toString() {
    return "SealedText[" + seal + "]";
  }
}
