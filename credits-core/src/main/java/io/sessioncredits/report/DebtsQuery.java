package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import java.util.Optional;
import org.immutables.value.Value;

/** Which open debts to list, for follow-up. */
@Value.Immutable
public abstract class DebtsQuery {
  private static final int DEFAULT_LIMIT = 50;

  DebtsQuery() {}

  /** Returns the query for the first page of all open debts. */
  public static DebtsQuery all() {
    return ImmutableDebtsQuery.builder().build();
  }

  /** Returns the only credit type wanted; empty for all. */
  public abstract Optional<CreditType> type();

  /** Returns behind whom the page begins; empty for the first page. */
  public abstract Optional<Holder> after();

  /**
   * Returns of how many clients and groups a page has the debts at most, 1 to {@link Limits#PAGE};
   * 50 unless another is given.
   */
  @Value.Default
  public int limit() {
    return DEFAULT_LIMIT;
  }

  /** Returns this query for one credit type. */
  public abstract DebtsQuery withType(CreditType type);

  /** Returns this query for the page behind {@code holder}, as given by {@link DebtPage#next}. */
  public abstract DebtsQuery withAfter(Holder holder);

  /** Returns this query for the page behind {@code holder}, or for the first page. */
  public abstract DebtsQuery withAfter(Optional<? extends Holder> holder);

  /** Returns this query with another page size. */
  public abstract DebtsQuery withLimit(int limit);

  @Value.Check
  void check() {
    Limits.between("limit", limit(), 1, Limits.PAGE);
  }
}
