/** What real databases do to the store's promises, shown one interleaving at a time. */
@NullMarked
package io.sessioncredits.verification.sql;

import org.jspecify.annotations.NullMarked;
