/** What committed postings tell the world, and the pump that delivers it. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.notification;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
