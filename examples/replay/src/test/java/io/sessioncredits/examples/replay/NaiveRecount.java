package io.sessioncredits.examples.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts an export again by the stated rules, with plain numbers: no ledger, and no line of the
 * program's own code.
 */
final class NaiveRecount {
  private final Map<String, Long> figures = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Long> credits = new LinkedHashMap<>();
  private final Map<String, Boolean> isBooked = new LinkedHashMap<>();

  private NaiveRecount() {}

  /** Returns the figures of {@code export}, all lines of which must be good, by their JSON name. */
  static Map<String, Long> of(String export) {
    NaiveRecount recount = new NaiveRecount();
    List<String[]> rows = new ArrayList<>();
    for (String line : export.split("\n")) {
      if (!line.startsWith("scheduled_at")) {
        rows.add(line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1));
      }
    }
    recount.run(rows);
    return recount.figures;
  }

  private void run(List<String[]> rows) {
    for (String name :
        List.of(
            "clients",
            "appointments",
            "granted",
            "booked",
            "refused",
            "attended",
            "noShow",
            "cancelled",
            "restored",
            "transferred",
            "outstanding",
            "owed",
            "malformed")) {
      figures.put(name, 0L);
    }
    add("appointments", rows.size());
    List<String[]> events = new ArrayList<>();
    for (String[] row : rows) {
      boolean isCancelled = row[5].startsWith("cancelled@");
      String end = isCancelled ? row[5].substring(10) : start(row).plusSeconds(3600).toString();
      events.add(new String[] {row[0] + " 1 " + row[2], "book", row[1], row[2], "", ""});
      String order = end + (isCancelled ? " 2 " : " 3 ") + row[2];
      events.add(new String[] {order, row[5], row[1], row[2], end, start(row).toString()});
    }
    events.sort((a, b) -> a[0].compareTo(b[0]));
    events.forEach(this::happen);
    add("clients", numbers.size());
    passOn();
    credits.values().forEach(c -> add("outstanding", c));
  }

  private static Instant start(String[] row) {
    Instant nine =
        LocalDate.parse(row[3]).atTime(9, 0).atZone(ZoneId.of("America/Sao_Paulo")).toInstant();
    Instant scheduled = Instant.parse(row[0]);
    return scheduled.compareTo(nine) < 0 ? nine : scheduled.plusSeconds(3600);
  }

  private void happen(String[] event) {
    String client = event[2];
    String appointment = event[3];
    if (event[1].equals("book")) {
      if (!numbers.containsKey(client)) {
        numbers.put(client, numbers.size() + 1);
        int place = numbers.size() % 5;
        long bought = place == 0 ? 0 : place == 1 ? 1 : 5;
        credits.put(client, bought);
        add("granted", bought);
      }
      boolean isPaid = credits.getOrDefault(client, 0L) > 0;
      isBooked.put(appointment, isPaid);
      add(isPaid ? "booked" : "refused", 1);
      credits.merge(client, isPaid ? -1L : 0L, Long::sum);
    } else if (Boolean.TRUE.equals(isBooked.get(appointment))) {
      if (event[1].startsWith("cancelled@")) {
        add("cancelled", 1);
        Instant lastFree = Instant.parse(event[5]).minusSeconds(24 * 3600);
        long back = Instant.parse(event[4]).compareTo(lastFree) <= 0 ? 1 : 0;
        add("restored", back);
        credits.merge(client, back, Long::sum);
      } else {
        add(event[1].equals("attended") ? "attended" : "noShow", 1);
      }
    }
  }

  private void passOn() {
    int number = 0;
    for (String client : numbers.keySet()) {
      number++;
      boolean hasReceiver = (number / 5 + 1) * 5 <= numbers.size();
      add("transferred", number % 5 != 0 && hasReceiver ? credits.getOrDefault(client, 0L) : 0);
    }
  }

  private void add(String figure, long more) {
    figures.merge(figure, more, Long::sum);
  }
}
