/** What a host asks for, as values with a key, and the one thing that carries them out. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.command;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
