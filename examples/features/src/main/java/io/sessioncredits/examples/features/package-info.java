/** One small main for each capability of session credits, at a made-up practice. */
@NullMarked
package io.sessioncredits.examples.features;

import org.jspecify.annotations.NullMarked;
