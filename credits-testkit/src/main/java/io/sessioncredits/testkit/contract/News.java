package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A notification written by hand, so that a clause about a sink does not rest on a ledger. */
final class News {
  static final PracticeId OTHER_PRACTICE = PracticeId.of("practice-2");
  static final AccountKey ANNAS = Clauses.ANNAS.account(Clauses.MASSAGE);
  static final AccountKey BELAS = Clauses.BELAS.account(Clauses.MASSAGE);
  static final AccountKey OTHER_ANNAS =
      new WalletKey(OTHER_PRACTICE, Clauses.ANNA).account(Clauses.MASSAGE);

  private final Set<MessageKind> kinds;
  private final RequestId request;
  private final List<CreditMessage> messages = new ArrayList<>();

  /** Begins a notification of {@code request} whose messages are of {@code kinds}. */
  News(Set<MessageKind> kinds, RequestId request) {
    this.kinds = kinds;
    this.request = request;
  }

  /** Tells that the number of {@code account} went from {@code before} to {@code after}. */
  News tell(AccountKey account, long sequence, long before, long after) {
    MessageKind natural = after < before ? MessageKind.SPENT : MessageKind.GRANTED;
    messages.add(
        CreditMessage.builder()
            .kind(kinds.contains(natural) ? natural : kinds.iterator().next())
            .account(account)
            .sequence(sequence)
            .amount(after - before)
            .credits(Math.abs(after - before))
            .before(balance(before))
            .after(balance(after))
            .addLots(new LotId(account, 1))
            .actor(Stage.STAFF)
            .request(request)
            .recordedAt(Stage.START)
            .build());
    return this;
  }

  /** Tells the last message in every other kind too. */
  News inEveryKind() {
    CreditMessage last = messages.get(messages.size() - 1);
    for (MessageKind kind : MessageKind.values()) {
      boolean isTransfer =
          kind == MessageKind.TRANSFERRED_IN || kind == MessageKind.TRANSFERRED_OUT;
      if (kind != last.kind()) {
        messages.add(
            CreditMessage.builder()
                .from(last)
                .kind(kind)
                .otherHolder(isTransfer ? Optional.of(Clauses.BELA) : Optional.empty())
                .build());
      }
    }
    return this;
  }

  private static Balance balance(long available) {
    return new Balance(available, 0, available, 0, 0);
  }

  Notification notification() {
    return Notification.of(request, Stage.START, messages);
  }
}
