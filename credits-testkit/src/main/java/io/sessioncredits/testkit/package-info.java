/** What tests of session credits have in common: a clock that is set. */
@NullMarked
package io.sessioncredits.testkit;

import org.jspecify.annotations.NullMarked;
