/** Reports over all clients of a practice, as of any instant: read only, in bounded memory. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.report;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
