package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.testkit.contract.SinkHarness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** A receiver that shows all that is posted to it, and the harness of a sink that posts to it. */
final class Board implements SinkHarness {
  private final NotificationSink sink;
  private final List<CreditMessage> posted = new ArrayList<>();
  private final Map<AccountKey, Long> numbers = new HashMap<>();
  private int left = Integer.MAX_VALUE;

  Board(Function<? super Board, ? extends NotificationSink> sink) {
    this.sink = sink.apply(this);
  }

  synchronized void post(CreditMessage message) throws IOException {
    if (left == 0) {
      throw new IOException("the board is full");
    }
    left--;
    posted.add(message);
  }

  synchronized void show(AccountKey account, long number) {
    numbers.put(account, number);
  }

  @Override
  public NotificationSink sink() {
    return sink;
  }

  @Override
  public synchronized int shown(CreditMessage message) {
    return (int) posted.stream().filter(message::equals).count();
  }

  @Override
  public synchronized OptionalLong number(AccountKey account) {
    Long number = numbers.get(account);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  @Override
  public synchronized void failAfter(int messages) {
    left = messages;
  }

  @Override
  public synchronized void repair() {
    left = Integer.MAX_VALUE;
  }
}
