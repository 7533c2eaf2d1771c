package io.sessioncredits.spi;

/** A store that begins, commits and retries its own transactions. */
public interface OwningCreditStore extends CreditStore {
  /** Returns the messages of committed postings that wait to be delivered. */
  OutboxQueue outbox();
}
