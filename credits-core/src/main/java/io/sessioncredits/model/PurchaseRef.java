package io.sessioncredits.model;

/**
 * The host's own reference of a sale, such as an invoice number: never the id of a delivery.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record PurchaseRef(String value) {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public PurchaseRef {
    Limits.id("purchase", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static PurchaseRef of(String value) {
    return new PurchaseRef(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
