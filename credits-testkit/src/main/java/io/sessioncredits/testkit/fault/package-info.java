/** Stores that fail on purpose, at a chosen place. */
@NullMarked
package io.sessioncredits.testkit.fault;

import org.jspecify.annotations.NullMarked;
