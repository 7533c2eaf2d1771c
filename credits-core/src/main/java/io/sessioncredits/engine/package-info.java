/**
 * The engine: commands in, one complete posting out; locks, looks up, decides, appends. Not
 * exported.
 */
@NullMarked
package io.sessioncredits.engine;

import org.jspecify.annotations.NullMarked;
