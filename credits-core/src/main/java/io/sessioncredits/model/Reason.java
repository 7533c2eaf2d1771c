package io.sessioncredits.model;

/**
 * Why something was done, in the words of whoever did it; mandatory for acts by hand.
 *
 * <p>The ledger's digest holds only a salted hash of it, so that the text can be erased later. It
 * never reaches a log.
 *
 * @param text 1 to {@link Limits#REASON_LENGTH} characters without control characters
 */
public record Reason(String text) {
  /**
   * Checks the text.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds control characters
   */
  public Reason {
    Limits.sentence("reason", text);
  }

  /** Returns the reason {@code text}, checked. */
  public static Reason of(String text) {
    return new Reason(text);
  }

  /** Returns nothing of the text, since it may tell of a person. */
  @Override
  public String toString() {
    return "Reason[" + text.length() + " characters]";
  }
}
