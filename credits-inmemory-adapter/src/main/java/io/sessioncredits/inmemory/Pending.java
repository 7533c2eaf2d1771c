package io.sessioncredits.inmemory;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;

/** What one transaction has appended and not yet committed. Used by one thread at a time. */
final class Pending {
  private final Practices practices;
  private final List<Posting> postings = new ArrayList<>();
  private final SortedMap<PracticeId, Records> records = new TreeMap<>();
  private final Records nothing = new Records();

  Pending(Practices practices) {
    this.practices = practices;
  }

  /** What was appended for {@code practice}. */
  Records of(PracticeId practice) {
    return records.getOrDefault(practice, nothing);
  }

  int size() {
    return postings.size();
  }

  void add(Posting posting) {
    postings.add(posting);
    records.computeIfAbsent(practiceOf(posting), p -> new Records()).add(posting);
  }

  private static PracticeId practiceOf(Posting posting) {
    return posting.request().id().practice();
  }

  /** Forgets all postings but the first {@code kept}. */
  void truncate(int kept) {
    if (kept < postings.size()) {
      List<Posting> remaining = List.copyOf(postings.subList(0, kept));
      postings.clear();
      records.clear();
      remaining.forEach(this::add);
    }
  }

  /**
   * Makes all of it visible in one step, or nothing.
   *
   * @throws io.sessioncredits.spi.StoreException retryable, if it does not follow what was
   *     committed meanwhile
   */
  void commit() {
    Map<PracticeId, List<OutboxMessage>> messages = messages();
    List<Lock> held = new ArrayList<>();
    try {
      for (PracticeId practice : records.keySet()) {
        Lock lock = practices.at(practice).commitLock();
        lock.lock();
        held.add(lock);
      }
      records.forEach((practice, own) -> practices.at(practice).verify(own));
      records.forEach(
          (practice, own) ->
              practices.at(practice).apply(own, messages.getOrDefault(practice, List.of())));
    } finally {
      held.forEach(Lock::unlock);
    }
  }

  private Map<PracticeId, List<OutboxMessage>> messages() {
    Map<PracticeId, List<OutboxMessage>> messages = new TreeMap<>();
    for (Posting posting : postings) {
      Optional<OutboxMessage> message = posting.message();
      message.ifPresent(
          m -> messages.computeIfAbsent(practiceOf(posting), p -> new ArrayList<>()).add(m));
    }
    return messages;
  }
}
