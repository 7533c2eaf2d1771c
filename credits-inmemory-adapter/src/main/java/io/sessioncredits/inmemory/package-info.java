/**
 * The store that keeps everything in the memory of one process.
 *
 * <p>Use it for tests, for tools that run in a single process, and for demonstrations. It is a
 * store like any other: it locks by wallet, commits a posting as a whole, refuses what exists
 * already, and lets decisions on different wallets run side by side.
 *
 * <p>Durable here means: until the process ends. What is committed is seen by every thread from
 * then on, and lost with the process; nothing is ever written to a disk. A store object holds all
 * of its state, so that two store objects share nothing. An error of the virtual machine during a
 * commit, such as running out of memory, is the one thing that may leave half of it: end the
 * process then.
 *
 * <p>No thread is started. Messages stay in the outbox until somebody settles them: a tool that
 * runs for long has them claimed and settled, even if it only throws them away.
 */
@NullMarked
@CheckReturnValue
package io.sessioncredits.inmemory;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
