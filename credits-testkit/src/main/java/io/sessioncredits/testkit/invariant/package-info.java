/** What must hold of every ledger, checked on what a store has kept, without the engine's help. */
@NullMarked
package io.sessioncredits.testkit.invariant;

import org.jspecify.annotations.NullMarked;
