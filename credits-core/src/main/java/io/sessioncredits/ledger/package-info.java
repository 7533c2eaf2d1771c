/** Granting, adjusting and undoing credits; balances and history. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.ledger;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
