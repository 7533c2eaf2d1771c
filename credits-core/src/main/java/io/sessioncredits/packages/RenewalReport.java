package io.sessioncredits.packages;

import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RefusalCode;
import java.util.List;
import java.util.Optional;

/**
 * What a run of renewals did, or has done so far.
 *
 * @param purchases how many sales had cycles due
 * @param renewed how many cycles were granted by this run
 * @param unpaid how many were not, since the host said so
 * @param skipped how many were not, since the business said so
 * @param failed how many were not, since something went wrong
 * @param notRenewed those that were not granted, up to {@link #MOST_NAMED}, with why
 */
public record RenewalReport(
    long purchases,
    long renewed,
    long unpaid,
    long skipped,
    long failed,
    List<NotRenewed> notRenewed) {
  /** Most cycles a report names: bounds the memory of a run over very many that were not paid. */
  public static final int MOST_NAMED = 10_000;

  /** Copies the list. */
  public RenewalReport {
    notRenewed = List.copyOf(notRenewed);
  }

  /** Why a cycle was not granted. */
  public enum Kind {
    /** The host said that its payment failed. */
    UNPAID,
    /** The host could not say yet, or did not. */
    LATER,
    /** The business said no. */
    SKIPPED,
    /** Something went wrong; the next run tries again. */
    FAILED
  }

  /**
   * A cycle that was not granted.
   *
   * @param purchase the sale
   * @param cycle the number of the cycle; 0 if what is stored of the sale is damaged, so that
   *     nobody knows which are due
   * @param kind what kind of reason it is
   * @param code why the business said no; empty for other reasons
   * @param why in words: the host's, or the kind of what was thrown
   */
  public record NotRenewed(
      PurchaseRef purchase, int cycle, Kind kind, Optional<RefusalCode> code, String why) {}

  /** Returns whether all that was due was granted. */
  public boolean isComplete() {
    return unpaid + skipped + failed == 0;
  }
}
