/** One pure decision for each kind of command. Not exported. */
@NullMarked
package io.sessioncredits.decision;

import org.jspecify.annotations.NullMarked;
