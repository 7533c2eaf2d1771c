/** Moving credits from one holder to another, as one act. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.transfer;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
