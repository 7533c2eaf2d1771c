package io.sessioncredits.policy;

/**
 * Where a value of a setting comes from. A later level goes before an earlier one: practice, then
 * service, then client, then the single call.
 */
public enum SettingLevel {
  /** The {@link CreditPolicy} that the host gave. */
  DEFAULT,
  /** Set for the whole practice. */
  PRACTICE,
  /** Set for one appointment type. */
  APPOINTMENT_TYPE,
  /** Set for one credit type. */
  CREDIT_TYPE,
  /** Set for one client or group. */
  CLIENT,
  /** Said with the command itself, with a reason. */
  CALL
}
