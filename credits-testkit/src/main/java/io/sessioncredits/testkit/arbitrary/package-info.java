/**
 * Arbitrary commands and histories for jqwik, biased so that what is hard happens often. Needs
 * jqwik-api, which the kit does not bring along.
 */
@NullMarked
package io.sessioncredits.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
