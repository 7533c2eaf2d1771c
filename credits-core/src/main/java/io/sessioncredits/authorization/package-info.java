/**
 * Visits and units that insurers have authorized for clients, counted from bookings. They are
 * independent of credits: each is counted by its own rules.
 */
@NullMarked
@CheckReturnValue
package io.sessioncredits.authorization;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
