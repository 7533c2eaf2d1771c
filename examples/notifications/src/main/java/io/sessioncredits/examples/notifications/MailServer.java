package io.sessioncredits.examples.notifications;

import java.io.IOException;

/** What sends mails. */
interface MailServer {
  /** Sends {@code text} to {@code client}, or throws. */
  void send(String client, String text) throws IOException;
}
