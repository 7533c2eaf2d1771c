/** The shortest host: one practice, two clients and a handful of calls, in memory. */
@NullMarked
package io.sessioncredits.examples.quickstart;

import org.jspecify.annotations.NullMarked;
