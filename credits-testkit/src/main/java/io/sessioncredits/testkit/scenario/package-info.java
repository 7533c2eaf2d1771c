/** Numbered scenarios of the field with their figures, to be run against any store. */
@NullMarked
package io.sessioncredits.testkit.scenario;

import org.jspecify.annotations.NullMarked;
