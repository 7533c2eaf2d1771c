/** The replay comes to the same in a database as in memory. */
@NullMarked
package io.sessioncredits.examples.replay.jpa;

import org.jspecify.annotations.NullMarked;
