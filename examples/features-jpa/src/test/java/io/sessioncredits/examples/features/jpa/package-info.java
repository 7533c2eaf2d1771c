/** The features print the same over the JPA store as in memory. */
@NullMarked
package io.sessioncredits.examples.features.jpa;

import org.jspecify.annotations.NullMarked;
