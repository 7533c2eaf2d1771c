package io.sessioncredits.model;

/**
 * Who has a wallet: a client or a group of clients, who own credits, or the practice itself, whose
 * wallet keeps its settings.
 */
public sealed interface Holder permits ClientId, GroupId, PracticeItself {
  /** The prefix of a client's key. */
  String CLIENT_PREFIX = "client:";

  /** The prefix of a group's key. */
  String GROUP_PREFIX = "group:";

  /**
   * Returns the key that stores keep: the kind, a colon and the identifier, such as {@code
   * client:4711}.
   */
  String key();

  /** Returns the identifier without its kind. */
  String value();

  /**
   * Returns the holder whose {@link #key} this is.
   *
   * @throws InvalidInputException if the text is no such key
   */
  static Holder ofKey(String key) {
    Limits.given("holder", key);
    if (key.startsWith(CLIENT_PREFIX)) {
      return new ClientId(key.substring(CLIENT_PREFIX.length()));
    }
    if (key.startsWith(GROUP_PREFIX)) {
      return new GroupId(key.substring(GROUP_PREFIX.length()));
    }
    if (key.equals(PracticeItself.KEY)) {
      return PracticeItself.INSTANCE;
    }
    throw new InvalidInputException("holder", key, "must begin with its kind");
  }
}
