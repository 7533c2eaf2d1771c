/** What is special about the store in memory; the general contract is in the test kit. */
@NullMarked
package io.sessioncredits.inmemory;

import org.jspecify.annotations.NullMarked;
