package io.sessioncredits.packages;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How the renewals of a billing day are carried out. */
@Value.Immutable
public abstract class RenewalRun {
  private static final int CHUNK = 100;

  RenewalRun() {}

  /**
   * Returns a run over all that has begun by now, 100 sales at a time.
   *
   * @param billing charges, and says what came of it
   * @throws InvalidInputException if it is null
   */
  public static RenewalRun of(Billing billing) {
    return ImmutableRenewalRun.of(Limits.given("billing", billing));
  }

  /** Returns what charges. */
  @Value.Parameter
  public abstract Billing billing();

  /** Returns how many sales are billed and granted at a time, 1 to {@link Limits#PAGE}. */
  @Value.Default
  public int chunk() {
    return CHUNK;
  }

  /**
   * Returns up to which instant cycles count that begin then; empty for now. One that is to come
   * has cycles billed in advance.
   */
  public abstract Optional<Instant> until();

  /** Returns what is told after each chunk how far the run has come. */
  @Value.Default
  public Consumer<RenewalReport> progress() {
    return report -> {};
  }

  /** Returns this run with so many sales at a time. */
  public abstract RenewalRun withChunk(int chunk);

  /** Returns this run over cycles that begin up to {@code until}. */
  public abstract RenewalRun withUntil(Instant until);

  /** Returns this run telling {@code progress} after each chunk. */
  public abstract RenewalRun withProgress(Consumer<RenewalReport> progress);

  @Value.Check
  void check() {
    Limits.between("chunk", chunk(), 1, Limits.PAGE);
    until().ifPresent(i -> Limits.instant("until", i));
  }
}
