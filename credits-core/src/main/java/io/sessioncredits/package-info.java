/**
 * Session Credits: prepaid session credits inside a host's own transaction. Start at {@link
 * io.sessioncredits.SessionCredits}.
 */
@NullMarked
@CheckReturnValue
@ValueStyle
package io.sessioncredits;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
