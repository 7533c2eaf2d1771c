package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The settings of a policy, and what follows from them. It knows the standard order of use only.
 */
record Rules(CreditPolicy policy) {
  private static final long NONE = Long.MAX_VALUE;

  boolean pays(Lot lot, AppointmentType type) {
    return policy.catalogue().pays(lot.type(), lot.terms().coverage(), type);
  }

  /** Whether a lot may pay what is owed since {@code date}. */
  boolean reaches(Lot lot, Instant date) {
    return lot.reaches(date) || (policy.settlementBeforeStart() && !lot.hasEnded(date));
  }

  boolean paysToday(CreditType credit, AppointmentType type) {
    return policy.catalogue().pays(credit, policy.catalogue().revision(), type);
  }

  long price(CreditType credit, AppointmentType type, Instant now) {
    return policy.catalogue().price(credit, type, now);
  }

  /** The type a debt is recorded in: the first of those that cover least. */
  CreditType narrowest(AppointmentType type) {
    Optional<CreditType> best = Optional.empty();
    for (CreditType credit : new TreeSet<>(policy.catalogue().creditTypes())) {
      if (paysToday(credit, type) && best.map(b -> breadth(credit) < breadth(b)).orElse(true)) {
        best = Optional.of(credit);
      }
    }
    return best.orElse(CreditType.of(type.value()));
  }

  private int breadth(CreditType credit) {
    return policy.catalogue().breadth(credit);
  }

  /** The terms of a lot that counts from {@code from} on and never ends. */
  LotTerms terms(CreditType type, long size, Instant from, Instant now) {
    return LotTerms.of(size, from, now, policy.catalogue().revision(), breadth(type));
  }

  boolean isInLimit(long number) {
    if (!policy.bookingWithoutCredit()) {
      return number >= 0;
    }
    long limit = policy.overdraftLimit().orElse(NONE);
    return limit == NONE || number >= -limit;
  }

  BookingTerms agreed(Instant startsAt) {
    return new BookingTerms(
        policy.spendMode(),
        policy.restoreOnCancel(),
        policy.cancellationWindow().map(window -> later(startsAt.minus(window), Limits.EARLIEST)),
        policy.holdTimeout().isPresent() ? HoldEnd.RELEASE : HoldEnd.CAPTURE,
        policy.graceDays());
  }

  Instant holdUntil(Instant now, Instant startsAt) {
    if (policy.holdTimeout().isPresent()) {
      return now.plus(policy.holdTimeout().get());
    }
    return later(startsAt, now).plus(policy.autoCaptureAfter());
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }

  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(policy.zone()).toInstant();
  }

  Instant endOfGrace(Instant now, int days) {
    return endOf(LocalDate.ofInstant(now, policy.zone()).plusDays(days));
  }

  /** Sorts lots into the order of use. */
  static List<Lot> inOrderOfUse(List<Lot> lots) {
    List<Lot> sorted = new ArrayList<>(lots);
    sorted.sort(Rules::whichFirst);
    return sorted;
  }

  private static int whichFirst(Lot a, Lot b) {
    LotTerms one = a.terms();
    LotTerms two = b.terms();
    if (one.priority() != two.priority()) {
      return one.priority() - two.priority();
    }
    if (!one.validUntil().equals(two.validUntil())) {
      if (one.validUntil().isEmpty() || two.validUntil().isEmpty()) {
        return one.validUntil().isEmpty() ? 1 : -1;
      }
      return one.validUntil().get().compareTo(two.validUntil().get());
    }
    if (one.breadth() != two.breadth()) {
      return Integer.compare(one.breadth(), two.breadth());
    }
    if (one.category() != two.category()) {
      return one.category() == Category.PROMOTIONAL ? -1 : 1;
    }
    long dearness = minor(one) * two.size() - minor(two) * one.size();
    if (dearness != 0) {
      return dearness < 0 ? -1 : 1;
    }
    if (!one.grantedAt().equals(two.grantedAt())) {
      return one.grantedAt().compareTo(two.grantedAt());
    }
    int byType = a.type().value().compareTo(b.type().value());
    return byType != 0 ? byType : a.id() - b.id();
  }

  private static long minor(LotTerms terms) {
    return terms.price().map(p -> p.minorUnits()).orElse(0L);
  }
}
