/** Properties of the whole library over arbitrary histories. */
@NullMarked
package io.sessioncredits.verification.properties;

import org.jspecify.annotations.NullMarked;
