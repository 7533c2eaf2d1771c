package io.sessioncredits.packages;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.RenewalDue;
import io.sessioncredits.spi.CreditQueries.RenewalMark;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bulk work of a billing day: every cycle that has begun is billed and granted. */
public final class Renewals {
  private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

  /** Cycles of one sale that one run bills: a daily one that rested for a year catches up. */
  private static final int MOST_OF_ONE = 400;

  private final PracticeId practice;
  private final CommandRunner runner;
  private final CreditQueries queries;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * Creates the renewals.
   *
   * @param practice whose purchases renew
   * @param runner carries the renewals out, in transactions of their own
   * @param queries the reads of the store
   * @param clock what time it is
   * @param zone where days begin
   */
  public Renewals(
      PracticeId practice,
      CommandRunner runner,
      CreditQueries queries,
      InstantSource clock,
      ZoneId zone) {
    this.practice = practice;
    this.runner = runner;
    this.queries = queries;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Has every cycle billed that has begun and is not granted, and grants those that are paid.
   *
   * <p>It goes chunk by chunk, each of which is billed in one call and granted in one transaction;
   * what was granted stays if the process dies, and the next run goes on with what is left. Several
   * runs at once bill the same cycles and grant each once. A cycle that cannot be granted does not
   * stop the run, nor does a sale of which the record is damaged: the report says why. Of one sale
   * up to 400 cycles are caught up in a run.
   *
   * @throws io.sessioncredits.spi.StoreException if what is due cannot be read
   */
  public RenewalReport renewDue(RenewalRun run) {
    Limits.given("run", run);
    Instant until = run.until().orElseGet(() -> Limits.instant("clock", clock.instant()));
    RenewalTally tally = new RenewalTally();
    Optional<RenewalMark> after = Optional.empty();
    List<RenewalDue> page = queries.renewalsDue(practice, until, after, run.chunk());
    while (!page.isEmpty()) {
      List<DueCycle> due = new ArrayList<>();
      for (RenewalDue sale : page) {
        // One that was granted a cycle and not the next comes by a second time.
        if (!tally.isMissed(sale.mark().purchase())) {
          tally.purchase();
          Optional<PurchaseRecord> renewing = sale.sold().filter(s -> s.cycles().isPresent());
          renewing.ifPresentOrElse(
              sold -> due.addAll(cycles(sold, until)), () -> tally.damaged(sale.mark().purchase()));
        }
      }
      for (int from = 0; from < due.size(); from += Limits.BATCH) {
        renew(run.billing(), due.subList(from, Math.min(due.size(), from + Limits.BATCH)), tally);
      }
      run.progress().accept(tally.report());
      after = Optional.of(page.get(page.size() - 1).mark());
      page = queries.renewalsDue(practice, until, after, run.chunk());
    }
    return tally.report();
  }

  private List<DueCycle> cycles(PurchaseRecord sold, Instant until) {
    List<DueCycle> due = new ArrayList<>();
    BillingCycle cycles = sold.cycles().orElseThrow();
    int number = cycles.next().orElse(BillingCycle.LAST + 1);
    while (number <= BillingCycle.LAST
        && due.size() < MOST_OF_ONE
        && cycles.isRunning(number)
        && !cycles.start(number).atStartOfDay(zone).toInstant().isAfter(until)) {
      if (!cycles.granted().contains(number)) {
        due.add(new DueCycle(sold, number, cycles.start(number)));
      }
      number++;
    }
    return due;
  }

  private void renew(Billing billing, List<DueCycle> due, RenewalTally tally) {
    List<DueCycle> paid = new ArrayList<>();
    try {
      Map<DueCycle, Payment> payments = new HashMap<>(billing.bill(List.copyOf(due)));
      for (DueCycle cycle : due) {
        Payment payment = payments.getOrDefault(cycle, Payment.later("no answer"));
        if (payment.state() == Payment.State.PAID) {
          paid.add(cycle);
        } else {
          tally.unpaid(cycle, payment);
        }
      }
    } catch (RuntimeException e) {
      LOG.debug("the billing of {} cycles failed: {}", due.size(), e.getClass().getName());
      due.forEach(cycle -> tally.failed(cycle, e));
      return;
    }
    grant(paid, tally);
  }

  /** Grants all at once; one by one if something goes wrong, so that one does not stop the rest. */
  private void grant(List<DueCycle> paid, RenewalTally tally) {
    List<RenewalOutcome> outcomes;
    try {
      outcomes = runner.<RenewalOutcome>each(paid.stream().map(Renewals::renewal).toList());
    } catch (RuntimeException e) {
      if (paid.size() == 1) {
        LOG.debug("a renewal failed: {}", e.getClass().getName());
        tally.failed(paid.get(0), e);
      } else {
        paid.forEach(cycle -> grant(List.of(cycle), tally));
      }
      return;
    }
    for (int i = 0; i < paid.size(); i++) {
      DueCycle cycle = paid.get(i);
      RenewalOutcome outcome = outcomes.get(i);
      if (outcome instanceof RenewalOutcome.Skipped skipped) {
        tally.skipped(cycle, skipped.reason().code());
      } else if (!outcome.orThrow().replayed()) {
        tally.renewed();
      }
    }
  }

  private static Renewal renewal(DueCycle cycle) {
    return Renewal.of(cycle.purchase().purchase(), cycle.ref());
  }
}
