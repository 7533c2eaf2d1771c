/**
 * The vocabulary of session credits: identifiers, lots, positions, entries and bookings as
 * immutable values.
 *
 * <p>Nothing here knows a port, a clock or a transaction. All identifiers are opaque tokens of the
 * host: never put a name, an e-mail address or a telephone number into one.
 */
@NullMarked
package io.sessioncredits.model;

import org.jspecify.annotations.NullMarked;
