package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Price;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes one lot of several that differ in nothing a client could care about. */
record Merging(Turn turn) {

  void merge(Holder holder) {
    List<List<Lot>> groups = new ArrayList<>();
    List<Lot> open =
        turn.book().lots(holder).stream()
            .filter(l -> l.left() > 0 && !l.takenBack() && !l.hasEnded(turn.now()))
            .filter(l -> turn.book().held(l) == 0)
            .sorted(Comparator.comparing(Lot::type).thenComparingInt(Lot::id))
            .toList();
    for (Lot lot : open) {
      Optional<List<Lot>> group = groups.stream().filter(g -> alike(g.get(0), lot)).findFirst();
      group.orElseGet(() -> newGroup(groups)).add(lot);
    }
    groups.stream()
        .map(Merging::asManyAsMayBeOneLot)
        .filter(g -> g.size() > 1)
        .forEach(this::merge);
  }

  private static List<Lot> asManyAsMayBeOneLot(List<Lot> lots) {
    List<Lot> some = new ArrayList<>();
    long size = 0;
    long price = 0;
    for (Lot lot : lots) {
      long worth = worth(lot);
      if (size + lot.left() <= Limits.CREDITS && price + worth <= Limits.PRICE) {
        some.add(lot);
        size += lot.left();
        price += worth;
      }
    }
    return some;
  }

  private static long worth(Lot lot) {
    return lot.worth(lot.left()).map(Price::minorUnits).orElse(0L);
  }

  private static List<Lot> newGroup(List<List<Lot>> groups) {
    groups.add(new ArrayList<>());
    return groups.get(groups.size() - 1);
  }

  private static boolean alike(Lot a, Lot b) {
    LotTerms one = a.terms();
    LotTerms two = b.terms();
    return a.type().equals(b.type())
        && one.validFrom().equals(two.validFrom())
        && one.validUntil().equals(two.validUntil())
        && one.coverage() == two.coverage()
        && one.breadth() == two.breadth()
        && one.category() == two.category()
        && one.priority() == two.priority()
        && costAlike(one, two);
  }

  private static boolean costAlike(LotTerms one, LotTerms two) {
    if (one.price().isEmpty() || two.price().isEmpty()) {
      return one.price().isEmpty() && two.price().isEmpty();
    }
    Price first = one.price().get();
    Price second = two.price().get();
    return first.currency().equals(second.currency())
        && first.minorUnits() * two.size() == second.minorUnits() * one.size();
  }

  private void merge(List<Lot> lots) {
    Lot oldest = lots.get(0);
    long size = lots.stream().mapToLong(Lot::left).sum();
    LotTerms terms = oldest.terms().withSize(size);
    if (terms.price().isPresent()) {
      long worth = lots.stream().mapToLong(Merging::worth).sum();
      terms = terms.withPrice(Price.of(worth, terms.price().get().currency()));
    }
    for (Lot lot : lots) {
      turn.add(lot.id(), -lot.left());
    }
    turn.open(oldest.holder(), oldest.type(), terms);
  }
}
