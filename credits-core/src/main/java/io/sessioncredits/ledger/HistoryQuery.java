package io.sessioncredits.ledger;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import java.util.Optional;
import org.immutables.value.Value;

/** Which part of a holder's history to read, newest first. */
@Value.Immutable
public abstract class HistoryQuery {
  private static final int DEFAULT_LIMIT = 50;

  HistoryQuery() {}

  /**
   * Returns the query for the newest entries of {@code holder}, of all credit types.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the holder is null
   */
  public static HistoryQuery of(Holder holder) {
    return ImmutableHistoryQuery.of(Limits.given("holder", holder));
  }

  /** Returns whose history. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns the only credit type wanted; empty for all. */
  public abstract Optional<CreditType> type();

  /** Returns the cursor of the page before; empty for the first page. */
  public abstract Optional<String> after();

  /**
   * Returns how many entries a page has at most, 1 to {@link Limits#PAGE}; 50 unless another is
   * given.
   */
  @Value.Default
  public int limit() {
    return DEFAULT_LIMIT;
  }

  Optional<HistoryMark> mark() {
    return after().map(HistoryCursor::parse);
  }

  /** Returns this query for one credit type. */
  public abstract HistoryQuery withType(CreditType type);

  /**
   * Returns this query for the page behind {@code cursor}, as given by {@link HistoryPage#next}.
   */
  public abstract HistoryQuery withAfter(String cursor);

  /** Returns this query for the page behind {@code cursor}, or for the first page. */
  public abstract HistoryQuery withAfter(Optional<String> cursor);

  /** Returns this query with another page size. */
  public abstract HistoryQuery withLimit(int limit);

  @Value.Check
  void check() {
    Limits.between("limit", limit(), 1, Limits.PAGE);
    Limits.given("after", mark());
  }
}
