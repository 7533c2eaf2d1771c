package io.sessioncredits.model;

/** What a purchase will bring. */
public enum PurchaseState {
  /** It has granted all it ever will. */
  COMPLETE,
  /** It grants its contents again each billing cycle. */
  RENEWING,
  /** It grants no cycle that begins after its renewal was cancelled. */
  RENEWAL_CANCELLED
}
