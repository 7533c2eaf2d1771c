package io.sessioncredits.report;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.AccountStanding;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.OpenLot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up lots by when they end. */
final class AgeingSums implements AccountReader.Visitor {
  private final ZoneId zone;
  private final SortedMap<CreditType, Map<AgeBracket, AgedCredits>> types = new TreeMap<>();

  AgeingSums(ZoneId zone) {
    this.zone = zone;
  }

  SortedMap<CreditType, Map<AgeBracket, AgedCredits>> types() {
    return types;
  }

  @Override
  public boolean visit(AccountKey account, List<AccountStanding> standings) {
    AccountStanding standing = standings.get(0);
    for (OpenLot lot : standing.position().lots()) {
      boolean isUpcoming = standing.at().isBefore(lot.terms().validFrom());
      add(
          account.type(),
          AgeBracket.of(daysLeft(standing.at(), lot)),
          new AgedCredits(isUpcoming ? 0 : lot.free(), lot.held(), isUpcoming ? lot.free() : 0));
    }
    add(account.type(), AgeBracket.NEVER, new AgedCredits(standing.prepaid(), 0, 0));
    return true;
  }

  private void add(CreditType type, AgeBracket bracket, AgedCredits credits) {
    if (credits.total() != 0) {
      types
          .computeIfAbsent(type, t -> new EnumMap<>(AgeBracket.class))
          .merge(bracket, credits, AgedCredits::plus);
    }
  }

  private OptionalLong daysLeft(Instant at, OpenLot lot) {
    return lot.terms().validUntil().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            ChronoUnit.DAYS.between(
                date(at), date(lot.terms().validUntil().get().minus(1, ChronoUnit.MICROS))));
  }

  private LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
