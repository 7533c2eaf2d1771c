package io.sessioncredits.testkit.contract;

/** Something a store may be able to do beyond what every store must. */
public enum Capability {
  /** It takes part in transactions of the host: {@link StoreHarness#begin} works. */
  JOINED,
  /** Those transactions have savepoints: {@link HostTransaction#savepoint} works. */
  SAVEPOINTS,
  /** What it keeps outlives the process: {@link StoreHarness#reopen} gives it back. */
  SURVIVES_RESTART
}
