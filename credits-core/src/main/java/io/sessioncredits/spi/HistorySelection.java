package io.sessioncredits.spi;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Which entries of a wallet make up a page of its history. What is not given selects all; an entry
 * must meet all that is given.
 *
 * <p>A store selects where its entries are, so that a page costs the same however few entries of a
 * long history it shows. {@link #selects} and {@link #isKnown} say the same in Java, for stores
 * that have their entries at hand and for tests.
 */
@Value.Immutable
public abstract class HistorySelection {
  HistorySelection() {}

  /** Returns the selection of the {@code limit} newest entries. */
  public static HistorySelection newest(int limit) {
    return ImmutableHistorySelection.of(limit);
  }

  /** Returns how many entries at most, at least 1. */
  @Value.Parameter
  public abstract int limit();

  /** Returns the only credit type wanted. */
  public abstract Optional<CreditType> type();

  /** Returns the only causes wanted; empty for all. */
  public abstract Set<Cause> causes();

  /** Returns in which time the entries were recorded. */
  public abstract Optional<Interval> recorded();

  /** Returns in which time the entries count. */
  public abstract Optional<Interval> effective();

  /**
   * Returns the instant whose knowledge is wanted: of entries recorded by then, and of what time
   * alone had brought by then, whenever it was written down. The latter are the entries of {@link
   * Actor#TIME} that count by then, in lots opened by entries recorded by then.
   */
  public abstract Optional<Instant> knownAt();

  /** Returns the mark that the entries are behind. */
  public abstract Optional<HistoryMark> after();

  /** Returns this selection of more or fewer entries. */
  public abstract HistorySelection withLimit(int limit);

  /** Returns this selection of one credit type. */
  public abstract HistorySelection withType(CreditType type);

  /** Returns this selection of one credit type, or of all. */
  public abstract HistorySelection withType(Optional<? extends CreditType> type);

  /** Returns this selection of some causes, or of all if there are none. */
  public abstract HistorySelection withCauses(Iterable<Cause> causes);

  /** Returns this selection of what was recorded in some time. */
  public abstract HistorySelection withRecorded(Optional<? extends Interval> recorded);

  /** Returns this selection of what counts in some time. */
  public abstract HistorySelection withEffective(Optional<? extends Interval> effective);

  /** Returns this selection of what was known at some instant. */
  public abstract HistorySelection withKnownAt(Optional<? extends Instant> knownAt);

  /** Returns this selection behind a mark. */
  public abstract HistorySelection withAfter(HistoryMark after);

  /** Returns this selection behind a mark, or from the newest on. */
  public abstract HistorySelection withAfter(Optional<? extends HistoryMark> after);

  /** Returns whether {@code entry} has the type, cause and times wanted. */
  public boolean selects(LedgerEntry entry) {
    return type().map(entry.account().type()::equals).orElse(true)
        && (causes().isEmpty() || causes().contains(entry.cause()))
        && recorded().map(time -> time.contains(entry.recordedAt())).orElse(true)
        && effective().map(time -> time.contains(entry.effectiveAt())).orElse(true);
  }

  /**
   * Returns whether {@code entry} was known at the instant wanted, or no instant is.
   *
   * @param opening the entry that opened the lot of {@code entry}
   */
  public boolean isKnown(LedgerEntry entry, LedgerEntry opening) {
    return knownAt()
        .map(
            known ->
                !entry.recordedAt().isAfter(known)
                    || (entry.actor().equals(Actor.TIME)
                        && !entry.effectiveAt().isAfter(known)
                        && !opening.recordedAt().isAfter(known)))
        .orElse(true);
  }

  @Value.Check
  void check() {
    Limits.between("limit", limit(), 1, Integer.MAX_VALUE);
  }
}
