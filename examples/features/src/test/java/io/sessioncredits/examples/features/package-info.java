/** Each feature prints what is written down. */
@NullMarked
package io.sessioncredits.examples.features;

import org.jspecify.annotations.NullMarked;
