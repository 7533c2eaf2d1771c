package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Scene;

/** What postings leave behind in a practice. */
final class Traces {
  private Traces() {}

  /**
   * Returns a number that grows with every row of ours that is written for the practice of {@code
   * scene}, and with every change of a wallet; an empty wallet leaves none.
   */
  static long of(Scene scene) {
    String here = " WHERE practice = '" + scene.practice() + "')";
    return scene
        .rig()
        .schema()
        .number(
            "SELECT (SELECT COALESCE(SUM(revision), 0) FROM credits_wallet"
                + here
                + " + (SELECT COUNT(*) FROM credits_entry"
                + here
                + " + (SELECT COUNT(*) FROM credits_request"
                + here
                + " + (SELECT COUNT(*) FROM credits_booking"
                + here
                + " + (SELECT COUNT(*) FROM credits_outbox"
                + here);
  }

  /** Returns whether the host's row {@code id} is there. */
  static boolean isWritten(Scene scene, String id) {
    return scene
            .rig()
            .schema()
            .number("SELECT COUNT(*) FROM host_appointment WHERE id = '" + id + "'")
        == 1;
  }
}
