/** The shipped scripts and the look at the tables, on real databases. */
@NullMarked
package io.sessioncredits.verification.jpa.schema;

import org.jspecify.annotations.NullMarked;
