package io.sessioncredits.report;

import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import java.util.Comparator;

/**
 * Whether both halves of every move were read, without remembering any: one half adds a number made
 * of both names and the other takes it away.
 */
final class MovePairs {
  private static final Comparator<EntryRef> ORDER =
      Comparator.comparing(EntryRef::account).thenComparingLong(EntryRef::sequence);
  private static final long START = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;

  private final EntryRange range;
  private long sum;

  MovePairs(EntryRange range) {
    this.range = range;
  }

  void add(LedgerEntry entry) {
    if (entry.primitive() != Primitive.MOVE || entry.related().filter(this::isRead).isEmpty()) {
      return;
    }
    EntryRef one = entry.ref();
    EntryRef other = entry.related().get();
    boolean isFirst = ORDER.compare(one, other) < 0;
    long number = isFirst ? number(one, other) : number(other, one);
    sum += isFirst ? number : -number;
  }

  private boolean isRead(EntryRef other) {
    return range.holder().map(other.account().wallet().holder()::equals).orElse(true)
        && range.type().map(other.account().type()::equals).orElse(true);
  }

  private static long number(EntryRef first, EntryRef second) {
    String names = first + " " + second;
    long number = START;
    for (int i = 0; i < names.length(); i++) {
      number = (number ^ names.charAt(i)) * FACTOR;
    }
    return number;
  }

  boolean areComplete() {
    return sum == 0;
  }
}
