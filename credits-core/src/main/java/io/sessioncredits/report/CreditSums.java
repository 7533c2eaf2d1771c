package io.sessioncredits.report;

import io.sessioncredits.model.Column;
import io.sessioncredits.model.Flow;
import java.util.EnumMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * The roll-forward of a period: {@code closing = opening + the sum of all columns}, and what stands
 * behind the closing number.
 *
 * <p>All figures are whole credits. Credits that clients have and credits that clients owe stand
 * side by side: what one owes is never set off against what another has.
 */
@Value.Immutable
public abstract class CreditSums {
  CreditSums() {}

  /** A builder of sums. */
  static final class Builder extends ImmutableCreditSums.Builder {
    Builder() {}
  }

  static Builder builder() {
    return new Builder();
  }

  static CreditSums nothing() {
    return builder()
        .opening(0)
        .outstanding(0)
        .held(0)
        .upcoming(0)
        .owed(0)
        .clients(0)
        .clientsOwing(0)
        .build();
  }

  /** Returns credits less debts as the period begins. */
  public abstract long opening();

  /** Returns what came and went in each column; those in which nothing did are left out. */
  public abstract Map<Column, Flow> flows();

  /** Returns the credits in all lots as the period ends, held and upcoming ones included. */
  public abstract long outstanding();

  /** Returns those of the outstanding credits that are set aside for sessions. */
  public abstract long held();

  /** Returns those of the outstanding credits that are free and begin to count later. */
  public abstract long upcoming();

  /** Returns the credits taken without credit and not settled as the period ends, 0 or more. */
  public abstract long owed();

  /** Returns how many clients and groups have something to show: a row of the drill-down each. */
  public abstract long clients();

  /** Returns how many of them owe credits as the period ends. */
  public abstract long clientsOwing();

  /** Returns credits less debts as the period ends. */
  public long closing() {
    return Math.subtractExact(outstanding(), owed());
  }

  /** Returns what came and went in {@code column}. */
  public Flow flow(Column column) {
    return flows().getOrDefault(column, Flow.NONE);
  }

  /**
   * Returns by how much {@code column} changed the balances: positive for what clients gained, such
   * as grants, and negative for what they spent or lost.
   */
  public long net(Column column) {
    return flow(column).net();
  }

  boolean isNothing() {
    return opening() == 0 && outstanding() == 0 && owed() == 0 && flows().isEmpty();
  }

  CreditSums plus(CreditSums other) {
    Map<Column, Flow> both = new EnumMap<>(Column.class);
    both.putAll(flows());
    other.flows().forEach((column, flow) -> both.merge(column, flow, Flow::plus));
    return builder()
        .opening(Math.addExact(opening(), other.opening()))
        .flows(both)
        .outstanding(Math.addExact(outstanding(), other.outstanding()))
        .held(Math.addExact(held(), other.held()))
        .upcoming(Math.addExact(upcoming(), other.upcoming()))
        .owed(Math.addExact(owed(), other.owed()))
        .clients(clients() + other.clients())
        .clientsOwing(clientsOwing() + other.clientsOwing())
        .build();
  }

  /** Returns these sums, of several types of one client, as those of one client. */
  CreditSums asOneClient() {
    return builder().from(this).clients(1).clientsOwing(owed() > 0 ? 1 : 0).build();
  }
}
