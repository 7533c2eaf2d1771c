/** The features over the JPA store, on Hibernate and H2. */
@NullMarked
package io.sessioncredits.examples.features.jpa;

import org.jspecify.annotations.NullMarked;
