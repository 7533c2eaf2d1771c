/**
 * What the author of a store implements or is handed: ports, postings, the text forms of what is
 * stored, and errors.
 */
@NullMarked
package io.sessioncredits.spi;

import org.jspecify.annotations.NullMarked;
