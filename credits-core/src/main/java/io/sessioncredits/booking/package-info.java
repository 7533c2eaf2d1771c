/** Booking with credits: check, book, cancel, settle the outcome. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.booking;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
