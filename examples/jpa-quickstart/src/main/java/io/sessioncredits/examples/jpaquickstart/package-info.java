/** The shortest host with a database: an appointment and its credit in one transaction. */
@NullMarked
package io.sessioncredits.examples.jpaquickstart;

import org.jspecify.annotations.NullMarked;
