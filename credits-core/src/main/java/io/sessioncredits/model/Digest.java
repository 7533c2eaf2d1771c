package io.sessioncredits.model;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param a the first eight bytes, big-endian
 * @param b the next eight
 * @param c the next eight
 * @param d the last eight
 */
public record Digest(long a, long b, long c, long d) {
  /** What stands before the first entry of an account. */
  public static final Digest NONE = new Digest(0, 0, 0, 0);

  private static final int BYTES = 32;

  /**
   * Returns the digest of 32 bytes.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static Digest of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Digest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /**
   * Returns the digest of 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static Digest ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** Returns the 32 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /** Returns 64 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
