/**
 * The rules of a practice as values, and what they compute: burn-down order, prices, windows,
 * limits. Pure: no port, no clock.
 */
@NullMarked
package io.sessioncredits.policy;

import org.jspecify.annotations.NullMarked;
