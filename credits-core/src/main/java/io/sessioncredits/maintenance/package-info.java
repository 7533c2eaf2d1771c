/** What keeps a ledger tidy and proves it right: the sweep and the audit. */
@NullMarked
@CheckReturnValue
package io.sessioncredits.maintenance;

import io.sessioncredits.model.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
