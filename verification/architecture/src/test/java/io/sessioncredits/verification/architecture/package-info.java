/**
 * The rules of the house over compiled classes. Each rule holds in the library, is broken by a
 * fixture made for it, and does not pass when it has nothing to look at.
 */
@NullMarked
package io.sessioncredits.verification.architecture;

import org.jspecify.annotations.NullMarked;
