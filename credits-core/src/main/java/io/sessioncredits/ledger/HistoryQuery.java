package io.sessioncredits.ledger;

import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.spi.HistorySelection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Which part of a holder's history to read, newest first.
 *
 * <p>The history of a client or group is of credits and of settings of its own, and among them, as
 * entries of the account {@link CreditType#PRACTICE_SETTINGS}, of the settings that its practice
 * changed for all or for a service; see {@link #withPracticeChanges}.
 */
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

  /** Returns the only causes wanted; empty for all. */
  public Set<Cause> causes() {
    return causesAlone();
  }

  abstract Set<Cause> causesAlone();

  /**
   * Returns whether settings that the practice changed for all or for a service are part of it: yes
   * if all credit types are wanted, no if one is, unless said otherwise.
   */
  public boolean practiceChanges() {
    return practiceChangesAsked().orElse(type().isEmpty());
  }

  abstract Optional<Boolean> practiceChangesAsked();

  /** Returns in which time entries were recorded; empty for always. */
  public abstract Optional<Interval> period();

  /** Returns in which time entries count; empty for always. */
  public abstract Optional<Interval> effectivePeriod();

  /** Returns the instant whose knowledge is wanted; empty for what is known now. */
  public abstract Optional<Instant> asKnownAt();

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

  /** Returns what the store is asked for: one entry more, which tells whether there is a page. */
  HistorySelection selection() {
    return HistorySelection.newest(limit() + 1)
        .withType(type())
        .withCauses(causes())
        .withRecorded(period())
        .withEffective(effectivePeriod())
        .withKnownAt(asKnownAt())
        .withAfter(after().map(HistoryCursor::parse));
  }

  /**
   * Returns what the store is asked for of the practice's own wallet; empty if nothing of it can be
   * part of the page.
   */
  Optional<HistorySelection> practiceSelection() {
    boolean isWanted =
        practiceChanges()
            && holder() != PracticeItself.INSTANCE
            && (causes().isEmpty() || causes().contains(Cause.SETTING));
    return isWanted
        ? Optional.of(
            selection()
                .withType(CreditType.PRACTICE_SETTINGS)
                .withCauses(EnumSet.of(Cause.SETTING)))
        : Optional.empty();
  }

  /** Returns this query for one credit type. */
  public abstract HistoryQuery withType(CreditType type);

  /**
   * Returns this query for entries of {@code causes} alone; without any, for those of all causes.
   *
   * @throws io.sessioncredits.model.InvalidInputException if a cause is null
   */
  public HistoryQuery withCauses(Cause... causes) {
    Set<Cause> wanted = EnumSet.noneOf(Cause.class);
    for (Cause cause : Limits.given("causes", causes)) {
      wanted.add(Limits.given("cause", cause));
    }
    return withCausesAlone(wanted);
  }

  abstract HistoryQuery withCausesAlone(Iterable<Cause> causes);

  /**
   * Returns this query with or without the settings that the practice changed for all, for an
   * appointment type or for a credit type, whose entries say so by their wallet: that of {@link
   * PracticeItself}. Causes and periods that are wanted are wanted of them, too; a credit type is
   * not.
   *
   * <p>Changes of the catalogue and of packages are not part of a client's history; that of {@link
   * PracticeItself} has all.
   */
  public HistoryQuery withPracticeChanges(boolean wanted) {
    return withPracticeChangesAsked(Optional.of(wanted));
  }

  abstract HistoryQuery withPracticeChangesAsked(Optional<Boolean> wanted);

  /** Returns this query for what was recorded in {@code period}. */
  public abstract HistoryQuery withPeriod(Interval period);

  /**
   * Returns this query for what was recorded from {@code from} on and before {@code until}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an instant is null or out of range, or
   *     {@code until} is not after {@code from}
   */
  public HistoryQuery withPeriod(Instant from, Instant until) {
    return withPeriod(new Interval(from, until));
  }

  /** Returns this query for what counts in {@code period}, whenever it was recorded. */
  public abstract HistoryQuery withEffectivePeriod(Interval period);

  /**
   * Returns this query for what counts from {@code from} on and before {@code until}, whenever it
   * was recorded.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an instant is null or out of range, or
   *     {@code until} is not after {@code from}
   */
  public HistoryQuery withEffectivePeriod(Instant from, Instant until) {
    return withEffectivePeriod(new Interval(from, until));
  }

  /**
   * Returns this query for the history as it was known at {@code instant}: what was recorded by
   * then, and what time alone had brought by then, whenever it was written down. An instant to come
   * is the same as now.
   */
  public abstract HistoryQuery withAsKnownAt(Instant instant);

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
    asKnownAt().ifPresent(instant -> Limits.instant("asKnownAt", instant));
    Limits.given("after", selection());
  }
}
