/** Notifications reach their sink at least once, whatever fails and when. */
@NullMarked
package io.sessioncredits.verification.notification;

import org.jspecify.annotations.NullMarked;
