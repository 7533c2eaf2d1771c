/**
 * The contract that every store keeps, as tests: extend {@link
 * io.sessioncredits.testkit.contract.CreditStoreContract} and hand it a {@link
 * io.sessioncredits.testkit.contract.StoreHarness}.
 *
 * <p>{@link io.sessioncredits.testkit.contract.NotificationSinkContract} is the same for the sinks
 * of hosts.
 *
 * <p>Each clause is one numbered sentence. Numbers are never given to another clause.
 */
@NullMarked
package io.sessioncredits.testkit.contract;

import org.jspecify.annotations.NullMarked;
