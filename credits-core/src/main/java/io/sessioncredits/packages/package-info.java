/** Packages of credits: defined, sold, renewed each billing cycle, and offered where they help. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.packages;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
