/** Rules of the ledger one by one, with figures, at the places where a small mistake would hide. */
@NullMarked
package io.sessioncredits.verification.rules;

import org.jspecify.annotations.NullMarked;
