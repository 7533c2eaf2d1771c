/**
 * Linearizability: whatever threads do at once looks as if they had done it one after the other.
 *
 * <p>Lincheck makes scenarios of a few calls, runs them in many interleavings and compares the
 * answers with a specification that knows nothing of lots, locks or stores. The everyday run is
 * short; {@code -Dlincheck.factor=20} makes it that many times longer.
 */
@NullMarked
package io.sessioncredits.verification.lincheck;

import org.jspecify.annotations.NullMarked;
