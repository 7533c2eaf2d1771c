/** The JPA quick start prints what is written down, and stands in the README as it is. */
@NullMarked
package io.sessioncredits.examples.jpaquickstart;

import org.jspecify.annotations.NullMarked;
