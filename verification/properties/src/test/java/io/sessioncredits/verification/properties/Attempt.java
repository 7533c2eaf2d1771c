package io.sessioncredits.verification.properties;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hostile value at one of the doors by which values come in.
 *
 * @param door which factory, constructor or method
 * @param value the value
 * @param entry goes through the door with it
 */
record Attempt(String door, @Nullable Object value, Supplier<?> entry) {
  @Override
  public String toString() {
    return door + " with " + shown();
  }

  private String shown() {
    String text = String.valueOf(value);
    StringBuilder safe = new StringBuilder();
    text.chars()
        .limit(80)
        .forEach(c -> safe.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : (char) c));
    return text.length() > 80 ? safe + "… (" + text.length() + " characters)" : safe.toString();
  }
}
