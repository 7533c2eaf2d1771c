package io.sessioncredits.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What is kept of a sold package: what was sold, to whom, and how far its renewal has come. It is
 * frozen: what becomes of the package's definition afterwards does not change it.
 *
 * <p>It changes only in a posting of the holder's wallet, hence only while that wallet is locked.
 */
@Value.Immutable
public abstract class PurchaseRecord {
  PurchaseRecord() {}

  /**
   * Returns the record of a package just sold, paid and without renewal.
   *
   * @param purchase the sale
   * @param holder whose credits they are
   * @param packageId the package
   * @param recordedAt when it was recorded
   * @param contents what it holds, of each credit type once, at most {@link Limits#PACKAGE_TYPES}
   */
  public static PurchaseRecord of(
      PurchaseRef purchase,
      WalletKey holder,
      PackageId packageId,
      Instant recordedAt,
      Iterable<? extends PackageContent> contents) {
    return ImmutablePurchaseRecord.of(purchase, holder, packageId, recordedAt, contents);
  }

  /** Returns the sale. */
  @Value.Parameter
  public abstract PurchaseRef purchase();

  /** Returns whose credits they are; never changes. */
  @Value.Parameter
  public abstract WalletKey holder();

  /** Returns the package that was sold. */
  @Value.Parameter
  public abstract PackageId packageId();

  /** Returns when the sale was recorded. */
  @Value.Parameter
  public abstract Instant recordedAt();

  /** Returns what each cycle grants, with each content's share of the price. */
  @Value.Parameter
  public abstract List<PackageContent> contents();

  /** Returns whether it was paid for. */
  @Value.Default
  public Category category() {
    return Category.PAID;
  }

  /** Returns the billing cycles; empty if the package does not renew. */
  public abstract Optional<BillingCycle> cycles();

  /** Returns when the next cycle that is not granted yet begins; empty if there is none to come. */
  public abstract Optional<Instant> nextDue();

  /** Returns this record with other contents from now on. */
  public abstract PurchaseRecord withContents(Iterable<? extends PackageContent> contents);

  /** Returns this record in another category. */
  public abstract PurchaseRecord withCategory(Category category);

  /** Returns this record with billing cycles. */
  public abstract PurchaseRecord withCycles(BillingCycle cycles);

  /** Returns this record with or without a cycle to come. */
  public abstract PurchaseRecord withNextDue(Optional<? extends Instant> nextDue);

  /** Returns what the purchase will bring. */
  public PurchaseState state() {
    if (cycles().isEmpty()) {
      return PurchaseState.COMPLETE;
    }
    return cycles().get().cancelledFrom().isPresent()
        ? PurchaseState.RENEWAL_CANCELLED
        : PurchaseState.RENEWING;
  }

  @Value.Check
  void check() {
    PackageDefinition.checkContents(contents());
  }
}
