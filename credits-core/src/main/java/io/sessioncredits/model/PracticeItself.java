package io.sessioncredits.model;

/**
 * The practice as the holder of its own wallet, in which settings, catalogue and packages are kept;
 * it never owns credits.
 */
public enum PracticeItself implements Holder {
  /** The only one: which practice it is, the wallet says. */
  INSTANCE;

  static final String KEY = "practice:";

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String value() {
    return "";
  }

  @Override
  public String toString() {
    return KEY;
  }
}
