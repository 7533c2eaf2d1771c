package io.sessioncredits.model;

/**
 * How many credits came and went in one column.
 *
 * @param in the credits that came, 0 or more
 * @param out the credits that went, 0 or more
 */
public record Flow(long in, long out) {
  /** Nothing came and nothing went. */
  public static final Flow NONE = new Flow(0, 0);

  /** Returns what came less what went. */
  public long net() {
    return Math.subtractExact(in, out);
  }

  /** Returns this flow and another. */
  public Flow plus(Flow other) {
    return new Flow(Math.addExact(in, other.in), Math.addExact(out, other.out));
  }

  /** Returns what is in this flow and not in {@code earlier}. */
  public Flow minus(Flow earlier) {
    return new Flow(Math.subtractExact(in, earlier.in), Math.subtractExact(out, earlier.out));
  }

  Flow with(long amount) {
    return amount > 0
        ? new Flow(Math.addExact(in, amount), out)
        : new Flow(in, Math.subtractExact(out, amount));
  }
}
