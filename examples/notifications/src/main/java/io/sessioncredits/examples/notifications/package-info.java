/**
 * A host that tells clients what became of their credits, by a mail server that is down at first.
 */
@NullMarked
package io.sessioncredits.examples.notifications;

import org.jspecify.annotations.NullMarked;
