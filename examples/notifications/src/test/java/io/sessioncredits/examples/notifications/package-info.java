/** The example prints what is written down. */
@NullMarked
package io.sessioncredits.examples.notifications;

import org.jspecify.annotations.NullMarked;
