/** The quick start prints what is written down, and stands in the README as it is. */
@NullMarked
package io.sessioncredits.examples.quickstart;

import org.jspecify.annotations.NullMarked;
