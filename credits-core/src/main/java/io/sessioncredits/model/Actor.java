package io.sessioncredits.model;

/**
 * Who did something: set once for each request, hashed into every entry.
 *
 * @param kind staff, client or a system
 * @param id the host's own opaque token of that person or system
 */
public record Actor(Kind kind, String id) {
  /** Who writes what time alone brings: expiries and holds that have run out. */
  public static final Actor TIME = new Actor(Kind.SYSTEM, "time");

  /** The kinds of actors. */
  public enum Kind {
    /** Somebody who works for the practice. */
    STAFF,
    /** A client, for him- or herself. */
    CLIENT,
    /** A program, such as a billing run. */
    SYSTEM
  }

  /**
   * Checks both parts.
   *
   * @throws InvalidInputException if the kind is null or the id no identifier
   */
  public Actor {
    Limits.given("actor kind", kind);
    Limits.id("actor", id);
  }

  /** Returns the member of staff {@code id}. */
  public static Actor staff(String id) {
    return new Actor(Kind.STAFF, id);
  }

  /** Returns the client {@code client}, acting for him- or herself. */
  public static Actor client(ClientId client) {
    return new Actor(Kind.CLIENT, Limits.given("actor", client).value());
  }

  /** Returns the program {@code id}. */
  public static Actor system(String id) {
    return new Actor(Kind.SYSTEM, id);
  }

  @Override
  public String toString() {
    return kind + ":" + id;
  }
}
