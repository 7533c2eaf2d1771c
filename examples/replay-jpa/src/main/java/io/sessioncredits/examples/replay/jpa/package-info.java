/** The replay over a ledger that is kept in a database. */
@NullMarked
package io.sessioncredits.examples.replay.jpa;

import org.jspecify.annotations.NullMarked;
