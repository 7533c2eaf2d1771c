/**
 * A second ledger, written from the rules and not from the engine, that says what each command must
 * do.
 */
@NullMarked
package io.sessioncredits.testkit.oracle;

import org.jspecify.annotations.NullMarked;
