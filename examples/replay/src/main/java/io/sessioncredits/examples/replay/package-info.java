/** Replays an export of appointments through the ledger and checks every total against it. */
@NullMarked
package io.sessioncredits.examples.replay;

import org.jspecify.annotations.NullMarked;
