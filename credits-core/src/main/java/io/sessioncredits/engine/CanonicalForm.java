package io.sessioncredits.engine;

import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Micros;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The bytes that digests are taken over: a version byte, then fields in a fixed order. Texts are
 * UTF-8 behind their length in four bytes, numbers eight bytes, instants microseconds, what may be
 * absent a byte 0 or 1 before it. No two different contents have the same bytes.
 */
public final class CanonicalForm {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Starts the form of {@code version}. */
  public CanonicalForm(int version) {
    bytes.write(version);
  }

  /** Adds a text. */
  public CanonicalForm text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
    bytes.writeBytes(utf8);
    return this;
  }

  /** Adds a number. */
  public CanonicalForm number(long number) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  /** Adds an instant. */
  public CanonicalForm instant(Instant instant) {
    return number(Micros.of(instant));
  }

  /** Adds whether {@code value} is there, and then what {@code add} adds of it. */
  public <T> CanonicalForm optional(Optional<T> value, BiConsumer<CanonicalForm, T> add) {
    bytes.write(value.isPresent() ? 1 : 0);
    value.ifPresent(v -> add.accept(this, v));
    return this;
  }

  /** Adds how many named texts there are, and each, by name. */
  public CanonicalForm named(Map<String, String> texts) {
    number(texts.size());
    new TreeMap<>(texts).forEach((name, text) -> text(name).text(text));
    return this;
  }

  /** Returns the SHA-256 digest of {@code previous} and these bytes. */
  public Digest digest(Digest previous) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(previous.bytes());
      return Digest.of(sha.digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
