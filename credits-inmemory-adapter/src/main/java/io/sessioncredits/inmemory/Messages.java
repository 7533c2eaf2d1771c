package io.sessioncredits.inmemory;

import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one practice, numbered in the order of their commits.
 *
 * <p>Each waits in one of three places: ready for anybody, put off until an instant (delayed, or
 * claimed until its lease ends), or parked. A claim costs what it takes, however many are put off.
 * Used under the commit lock of the practice.
 */
final class Messages {
  private static final Comparator<Waiting> BY_INSTANT =
      Comparator.comparing((Waiting w) -> w.notBefore).thenComparingLong(w -> w.number);

  private final Map<RequestId, Waiting> all = new HashMap<>();
  private final NavigableMap<Long, Waiting> ready = new TreeMap<>();
  private final NavigableSet<Waiting> putOff = new TreeSet<>(BY_INSTANT);
  private final NavigableMap<Long, Waiting> parked = new TreeMap<>();
  private long lastNumber;

  private static final class Waiting {
    final long number;
    final OutboxMessage message;
    Instant notBefore = Instant.MIN;
    int attempts;

    Waiting(long number, OutboxMessage message) {
      this.number = number;
      this.message = message;
    }
  }

  void add(OutboxMessage message) {
    lastNumber++;
    Waiting waiting = new Waiting(lastNumber, message);
    all.put(message.id(), waiting);
    ready.put(waiting.number, waiting);
  }

  List<Claim> claim(int limit, Instant now, Duration lease) {
    wake(now);
    List<Claim> claims = new ArrayList<>();
    while (claims.size() < limit && !ready.isEmpty()) {
      Waiting oldest = ready.firstEntry().getValue();
      if (oldest.notBefore.isAfter(now)) {
        // Made ready by a caller whose clock is ahead of this one's.
        putOff(oldest, oldest.notBefore);
      } else {
        oldest.attempts++;
        putOff(oldest, now.plus(lease));
        claims.add(new Claim(oldest.message, oldest.attempts));
      }
    }
    return List.copyOf(claims);
  }

  private void wake(Instant now) {
    while (!putOff.isEmpty() && !putOff.first().notBefore.isAfter(now)) {
      Waiting awake = putOff.first();
      putOff.remove(awake);
      ready.put(awake.number, awake);
    }
  }

  void settle(RequestId message) {
    Waiting waiting = all.remove(message);
    if (waiting != null) {
      takeOut(waiting);
    }
  }

  boolean isWaiting(Instant now) {
    wake(now);
    return ready.values().stream().anyMatch(w -> !w.notBefore.isAfter(now));
  }

  void delay(Claim claim, Instant notBefore) {
    Waiting waiting = lastClaimedBy(claim);
    if (waiting != null) {
      putOff(waiting, notBefore);
    }
  }

  void park(Claim claim) {
    Waiting waiting = lastClaimedBy(claim);
    if (waiting != null) {
      takeOut(waiting);
      parked.put(waiting.number, waiting);
    }
  }

  List<OutboxMessage> parked(int limit) {
    return parked.values().stream().limit(limit).map(w -> w.message).toList();
  }

  void release(RequestId message) {
    Waiting waiting = all.get(message);
    if (waiting != null && parked.remove(waiting.number) != null) {
      waiting.attempts = 0;
      waiting.notBefore = Instant.MIN;
      ready.put(waiting.number, waiting);
    }
  }

  private @Nullable Waiting lastClaimedBy(Claim claim) {
    Waiting waiting = all.get(claim.message().id());
    boolean isLast =
        waiting != null
            && waiting.attempts == claim.attempts()
            && !parked.containsKey(waiting.number);
    return isLast ? waiting : null;
  }

  private void putOff(Waiting waiting, Instant notBefore) {
    takeOut(waiting);
    waiting.notBefore = notBefore;
    putOff.add(waiting);
  }

  private void takeOut(Waiting waiting) {
    ready.remove(waiting.number);
    putOff.remove(waiting);
    parked.remove(waiting.number);
  }
}
