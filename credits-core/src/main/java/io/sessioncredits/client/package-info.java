/** What a client sees of his or her own credits. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.client;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
