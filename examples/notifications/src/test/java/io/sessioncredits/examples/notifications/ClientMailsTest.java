package io.sessioncredits.examples.notifications;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.testkit.contract.NotificationSinkContract;
import io.sessioncredits.testkit.contract.SinkHarness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;

/** The example keeps the contract that every sink should. */
@DisplayName("The mails of the example")
class ClientMailsTest extends NotificationSinkContract {
  @Override
  protected SinkHarness harness() {
    return new CountedMails();
  }

  /** A server that counts, and fails when told to. */
  private static final class CountedMails implements SinkHarness {
    private final List<String> mails = new ArrayList<>();
    private final ClientMails sink = new ClientMails(this::send);
    private int left = Integer.MAX_VALUE;

    private void send(String client, String text) throws IOException {
      if (left == 0) {
        throw new IOException("the server is down");
      }
      left--;
      mails.add(client + ": " + text);
    }

    @Override
    public NotificationSink sink() {
      return sink;
    }

    @Override
    public int shown(CreditMessage message) {
      String mail = message.holder().value() + ": " + ClientMails.text(message);
      return (int) mails.stream().filter(mail::equals).count();
    }

    @Override
    public OptionalLong number(AccountKey account) {
      return sink.number(account);
    }

    @Override
    public void failAfter(int messages) {
      left = messages;
    }

    @Override
    public void repair() {
      left = Integer.MAX_VALUE;
    }
  }
}
