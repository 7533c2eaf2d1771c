/**
 * The cells that the JPA store is tried in, and what a test needs to work in one.
 *
 * <ul>
 *   <li>{@link Cell} is a provider, a database and an isolation level; {@link Cell#all} is the
 *       source of every parameterized test, so that no cell is forgotten.
 *   <li>{@link Rig#of} gives a cell's shared set-up: its schema from the scripts that are shipped,
 *       a pool at the cell's isolation level, and one {@code EntityManagerFactory} with shared
 *       caches on, which is checked to be one of the cell's provider each time it is handed out.
 *       Tests keep apart by practice and by keys of their own; {@link Rig#empty} is for tests that
 *       need all of it. {@link Rig#apart} is for tests that change tables.
 *   <li>{@link Scene} is a practice of its own in a rig, with a settable clock and credits over an
 *       owning store; {@link Scene#host} begins a transaction of a host with a joined store in it.
 *   <li>{@link Appointment} is an entity of the host, cached and with a version.
 *   <li>{@link Wire#tally} records every statement that the provider sends; {@link Wire#attach}
 *       takes a {@link Tap} that rewrites, delays or fails statements and commits. {@link Schema}
 *       hands out plain connections that no tap sees.
 *   <li>{@link Background} runs work on threads, {@link Waiting} returns when the database itself
 *       says that a transaction waits for a lock.
 * </ul>
 *
 * <p>Servers are started from Maven jars at their first use. The system properties {@code
 * credits.test.h2.url}, {@code credits.test.postgresql.url} and {@code credits.test.mariadb.url}
 * name other ones, with user and password in the address; schemas named after the cells are
 * replaced there.
 */
@NullMarked
package io.sessioncredits.verification.jpa.cell;

import org.jspecify.annotations.NullMarked;
