package io.sessioncredits.verification.lincheck;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the calls must answer, one after the other: numbers and keys, and nothing else. */
public class CountedPurses {
  private final long[] credits = new long[2];
  private final Map<Integer, Integer> sales = new HashMap<>();
  private final Map<Integer, Integer> forms = new HashMap<>();
  private final Set<String> booked = new HashSet<>();
  private final Set<String> cancelled = new HashSet<>();

  /** See {@link PurseCalls#grant}. */
  public String grant(int holder, int sale) {
    Integer first = sales.putIfAbsent(sale, holder);
    if (first != null) {
      return first == holder ? "granted, again" : "conflict";
    }
    credits[holder] += PurseCalls.CREDITS_OF_A_SALE;
    return "granted";
  }

  /** See {@link PurseCalls#book}. */
  public String book(int holder, int booking) {
    String line = line(holder, booking);
    if (booked.contains(line)) {
      return cancelled.contains(line) ? "CANCELLED_RESTORED, again" : "BOOKED, again";
    }
    if (credits[holder] == 0) {
      return "INSUFFICIENT_CREDITS";
    }
    credits[holder]--;
    booked.add(line);
    return "BOOKED";
  }

  /** See {@link PurseCalls#cancel}. */
  public String cancel(int holder, int booking) {
    String line = line(holder, booking);
    if (!booked.contains(line)) {
      return "UNKNOWN_BOOKING";
    }
    if (!cancelled.add(line)) {
      return "restored, again";
    }
    credits[holder]++;
    return "restored";
  }

  /** See {@link PurseCalls#transfer}. */
  public String transfer(int sender, int form) {
    Integer first = forms.get(form);
    if (first != null) {
      return first == sender ? "transferred, again" : "conflict";
    }
    return credits[sender] == 0 ? "INSUFFICIENT_CREDITS" : transferUnchecked(sender, form);
  }

  /** Transfers, for those who have looked whether there is a credit. */
  String transferUnchecked(int sender, int form) {
    forms.put(form, sender);
    credits[sender]--;
    credits[1 - sender]++;
    return "transferred";
  }

  /** See {@link PurseCalls#balance}. */
  public long balance(int holder) {
    return credits[holder];
  }

  private static String line(int holder, int booking) {
    return holder + "/" + booking;
  }
}
