package io.sessioncredits.inmemory;

import io.sessioncredits.spi.OutboxMessage;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One practice: what is committed, the messages that wait, and who holds which wallet.
 *
 * <p>Readers share the commit lock and never wait for anything else while they hold it; a commit
 * has it alone.
 */
final class Practice {
  private final ReadWriteLock commitLock = new ReentrantReadWriteLock();
  private final Records committed = new Records();
  private final Messages messages = new Messages();
  private final WalletLocks walletLocks = new WalletLocks();

  WalletLocks walletLocks() {
    return walletLocks;
  }

  Lock commitLock() {
    return commitLock.writeLock();
  }

  /** Answers from what is committed with {@code own} on top, all as of one instant. */
  <T> T read(Records own, Function<? super RecordsView, ? extends T> question) {
    commitLock.readLock().lock();
    try {
      return question.apply(new RecordsView(committed, own));
    } finally {
      commitLock.readLock().unlock();
    }
  }

  /** Reads or claims messages, as one step that no commit and no other such step falls into. */
  <T> T askMessages(Function<? super Messages, ? extends T> question) {
    commitLock.writeLock().lock();
    try {
      return question.apply(messages);
    } finally {
      commitLock.writeLock().unlock();
    }
  }

  /** Changes messages, in a step of the same kind. */
  void changeMessages(Consumer<? super Messages> change) {
    commitLock.writeLock().lock();
    try {
      change.accept(messages);
    } finally {
      commitLock.writeLock().unlock();
    }
  }

  /** Throws if {@code own} does not follow what is committed; the caller has the commit lock. */
  void verify(Records own) {
    PostingRules.verify(committed, own);
  }

  /** Applies what was verified; the caller has the commit lock. */
  void apply(Records own, List<OutboxMessage> told) {
    committed.addAll(own);
    told.forEach(messages::add);
  }
}
