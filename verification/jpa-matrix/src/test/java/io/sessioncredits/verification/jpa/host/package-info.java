/**
 * What holds inside a transaction of the host, and under load and failure, asked in every cell.
 *
 * <p>Faults are real ones where the database can be made to show them (locks held, victims of
 * deadlocks); where it cannot, a tap on the wire throws what a driver would.
 */
@NullMarked
package io.sessioncredits.verification.jpa.host;

import org.jspecify.annotations.NullMarked;
