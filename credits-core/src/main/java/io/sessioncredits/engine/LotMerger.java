package io.sessioncredits.engine;

import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.WalletKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes one lot of several that a client cannot tell apart, so that nobody is refused for having
 * bought too often.
 */
final class LotMerger {
  private LotMerger() {}

  static void merge(Draft draft, WalletKey wallet) {
    Map<Object, List<OpenLot>> alike = new LinkedHashMap<>();
    for (OpenLot lot : draft.position(wallet).lots()) {
      if (lot.held() == 0 && !lot.revoked() && !lot.terms().isOverAt(draft.now())) {
        alike.computeIfAbsent(alikeness(lot), k -> new ArrayList<>()).add(lot);
      }
    }
    alike.values().stream()
        .map(LotMerger::withinLimits)
        .filter(lots -> lots.size() > 1)
        .forEach(lots -> merge(draft, wallet, lots));
  }

  private static List<OpenLot> withinLimits(List<OpenLot> lots) {
    List<OpenLot> fitting = new ArrayList<>();
    long size = 0;
    long value = 0;
    for (OpenLot lot : lots) {
      long worth = worth(lot);
      if (size + lot.remaining() <= Limits.CREDITS && value + worth <= Limits.PRICE) {
        size += lot.remaining();
        value += worth;
        fitting.add(lot);
      }
    }
    return fitting;
  }

  private static long worth(OpenLot lot) {
    return lot.value(lot.remaining()).map(Price::minorUnits).orElse(0L);
  }

  private static Object alikeness(OpenLot lot) {
    Map<String, String> terms = new TreeMap<>(lot.terms().fields());
    terms.keySet().removeAll(List.of("size", "granted", "origin", "purchase", "price"));
    return List.of(lot.type(), terms, unitPrice(lot.terms()));
  }

  private static Object unitPrice(LotTerms terms) {
    if (terms.price().isEmpty()) {
      return "";
    }
    Price price = terms.price().get();
    BigInteger minor = BigInteger.valueOf(price.minorUnits());
    BigInteger size = BigInteger.valueOf(terms.size());
    BigInteger divisor = minor.gcd(size);
    return List.of(price.currency(), minor.divide(divisor), size.divide(divisor));
  }

  private static void merge(Draft draft, WalletKey wallet, List<OpenLot> lots) {
    OpenLot oldest = lots.get(0);
    long size = lots.stream().mapToLong(OpenLot::remaining).sum();
    long value = lots.stream().mapToLong(LotMerger::worth).sum();
    LotTerms terms =
        oldest
            .terms()
            .withSize(size)
            .withPrice(oldest.terms().price().map(p -> Price.of(value, p.currency())))
            .withOrigin(
                oldest
                    .terms()
                    .origin()
                    .orElse(new LotId(wallet.account(oldest.type()), oldest.opening())));
    Optional<Long> merged = Optional.empty();
    for (OpenLot lot : lots) {
      EntryRef in = draft.next(wallet, lot.type());
      EntryRef second = new EntryRef(in.account(), in.sequence() + 1);
      EntryRef out =
          draft.write(
              wallet, half(draft, lot, lot.opening(), -lot.remaining()).related(second).build());
      long target = merged.orElse(second.sequence());
      Change.Builder arrival = half(draft, lot, target, lot.remaining());
      arrival.related(out);
      if (merged.isEmpty()) {
        arrival.terms(terms);
      }
      EntryRef written = draft.write(wallet, arrival.build());
      merged = Optional.of(merged.orElse(written.sequence()));
    }
  }

  private static Change.Builder half(Draft draft, OpenLot lot, long target, long amount) {
    Change.Builder half = Change.builder();
    half.type(lot.type())
        .primitive(Primitive.MOVE)
        .cause(Cause.MERGE)
        .lot(target)
        .amount(amount)
        .effectiveAt(draft.now());
    return half;
  }
}
