/** The replay counts right, survives every file, and fails loudly if the ledger disagrees. */
@NullMarked
package io.sessioncredits.examples.replay;

import org.jspecify.annotations.NullMarked;
