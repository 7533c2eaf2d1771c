/** What the JPA store promises, asked in every cell. */
@NullMarked
package io.sessioncredits.verification.jpa.store;

import org.jspecify.annotations.NullMarked;
