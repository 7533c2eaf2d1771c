package io.sessioncredits.packages;

import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.packages.RenewalReport.Kind;
import io.sessioncredits.packages.RenewalReport.NotRenewed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has done so far. */
final class RenewalTally {
  private final Map<Kind, Long> missed = new EnumMap<>(Kind.class);
  private final List<NotRenewed> named = new ArrayList<>();
  private final Set<PurchaseRef> incomplete = new HashSet<>();
  private long purchases;
  private long renewed;

  void purchase() {
    purchases++;
  }

  /** Returns whether a cycle of {@code purchase} was asked for in this run and not granted. */
  boolean isMissed(PurchaseRef purchase) {
    return incomplete.contains(purchase);
  }

  void renewed() {
    renewed++;
  }

  void unpaid(DueCycle cycle, Payment payment) {
    Kind kind = payment.state() == Payment.State.FAILED ? Kind.UNPAID : Kind.LATER;
    add(cycle, kind, Optional.empty(), payment.why());
  }

  void skipped(DueCycle cycle, RefusalCode code) {
    add(cycle, Kind.SKIPPED, Optional.of(code), "");
  }

  void failed(DueCycle cycle, RuntimeException failure) {
    add(cycle, Kind.FAILED, Optional.empty(), failure.getClass().getSimpleName());
  }

  /** Takes note of a sale that cannot be read, nor which of its cycles are due. */
  void damaged(PurchaseRef purchase) {
    String why = LedgerIntegrityException.class.getSimpleName();
    add(new NotRenewed(purchase, 0, Kind.FAILED, Optional.empty(), why));
  }

  private void add(DueCycle cycle, Kind kind, Optional<RefusalCode> code, String why) {
    add(new NotRenewed(cycle.purchase().purchase(), cycle.number(), kind, code, why));
  }

  private void add(NotRenewed cycle) {
    missed.merge(cycle.kind(), 1L, Long::sum);
    incomplete.add(cycle.purchase());
    if (named.size() < RenewalReport.MOST_NAMED) {
      named.add(cycle);
    }
  }

  RenewalReport report() {
    return new RenewalReport(
        purchases,
        renewed,
        count(Kind.UNPAID) + count(Kind.LATER),
        count(Kind.SKIPPED),
        count(Kind.FAILED),
        named);
  }

  private long count(Kind kind) {
    return missed.getOrDefault(kind, 0L);
  }
}
