/**
 * Rules that staff change while the program runs, what credits can pay, and which level decides.
 * Every change is an entry of the ledger: who changed what, from what to what, when and why.
 */
@NullMarked
@CheckReturnValue
package io.sessioncredits.settings;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
