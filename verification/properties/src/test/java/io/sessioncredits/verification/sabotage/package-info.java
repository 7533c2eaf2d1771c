/** Stores that are broken on purpose, and the clause of the contract that finds each of them. */
@NullMarked
package io.sessioncredits.verification.sabotage;

import org.jspecify.annotations.NullMarked;
