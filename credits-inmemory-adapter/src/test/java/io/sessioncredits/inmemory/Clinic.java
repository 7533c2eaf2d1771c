package io.sessioncredits.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.transfer.Transfer;
import java.time.Instant;
import java.time.ZoneOffset;

/** One practice with a clock that is set by hand, over a store under test. */
final class Clinic {
  static final PracticeId PRACTICE = PracticeId.of("clinic");
  static final Actor DESK = Actor.staff("desk");
  static final CreditType MASSAGE = CreditType.of("massage");
  static final CreditType YOGA = CreditType.of("yoga");
  static final ClientId ANNA = ClientId.of("anna");
  static final ClientId BEN = ClientId.of("ben");
  static final ClientId CARA = ClientId.of("cara");
  static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final InMemoryCreditStore store;
  private final SessionCredits credits;
  private volatile Instant now = MORNING;

  Clinic(InMemoryCreditStore store) {
    this.store = store;
    this.credits =
        SessionCredits.builder()
            .store(store)
            .policy(CreditPolicy.standard(ZoneOffset.UTC))
            .clock(() -> now)
            .salts(request -> "salt")
            .build();
  }

  InMemoryCreditStore store() {
    return store;
  }

  SessionCredits credits() {
    return credits;
  }

  void setClock(Instant instant) {
    now = instant;
  }

  ActingCredits desk() {
    return credits.at(PRACTICE).as(DESK);
  }

  ActingCredits desk(CreditStore joined) {
    return credits.using(joined).at(PRACTICE).as(DESK);
  }

  void grant(ClientId client, CreditType type, long count, String purchase) {
    grant(desk(), client, type, count, purchase);
  }

  static void grant(
      ActingCredits desk, ClientId client, CreditType type, long count, String purchase) {
    assertThat(desk.ledger().grant(grantOf(client, type, count, purchase)).refusal()).isEmpty();
  }

  long available(ClientId client) {
    return desk().ledger().balance(client, MASSAGE).available();
  }

  static Grant grantOf(ClientId client, CreditType type, long count, String purchase) {
    return Grant.of(client, type, count, PurchaseRef.of(purchase));
  }

  static Booking booking(ClientId client, String reference) {
    return Booking.of(
        BookingRef.of(reference),
        client,
        AppointmentType.of("massage"),
        Instant.parse("2026-03-20T10:00:00Z"));
  }

  static Transfer transfer(String key, ClientId sender, ClientId receiver, long count) {
    return Transfer.of(RequestKey.of(key), sender, receiver, MASSAGE, count);
  }

  static RequestId request(String grantKey) {
    return new RequestId(PRACTICE, Operation.GRANT, RequestKey.stored(grantKey));
  }

  static WalletKey wallet(ClientId client) {
    return new WalletKey(PRACTICE, client);
  }
}
