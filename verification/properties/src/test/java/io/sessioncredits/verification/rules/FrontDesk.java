package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.ZoneOffset;
import java.util.List;

/** A practice in memory, seen from the desk (its scene) and from behind it (its store). */
final class FrontDesk {
  static final PracticeId PRACTICE = PracticeId.of("riverside");
  static final String MORNING = "2026-03-02T09:00";
  static final String SESSION = "2026-03-06T10:00";
  static final CreditPolicy STANDARD = CreditPolicy.standard(ZoneOffset.UTC);
  static final CreditPolicy PERMISSIVE = CreditPolicy.permissive(ZoneOffset.UTC);

  private final OwningCreditStore store = InMemoryCreditStore.create();
  private final Scene scene;

  private FrontDesk(CreditPolicy policy) {
    this.scene = new Scene(store, policy).at(MORNING);
  }

  static FrontDesk under(CreditPolicy policy) {
    return new FrontDesk(policy);
  }

  Scene scene() {
    return scene;
  }

  CreditQueries queries() {
    return store.queries();
  }

  /** Carries all of them out in one transaction. */
  void all(List<? extends CreditCommand<?>> commands) {
    assertThat(scene.credits().all(commands).refusal()).isEmpty();
  }

  /** Returns where a client stands, as last written. */
  Position position(String client) {
    WalletKey wallet = wallet(client);
    return queries()
        .view(PRACTICE, List.of(wallet), Lookups.NONE)
        .positions()
        .getOrDefault(wallet, Position.empty(wallet));
  }

  /** Returns the open lots of a client as {@code TYPE/opening remaining} texts. */
  List<String> lots(String client) {
    return position(client).lots().stream()
        .map(l -> l.type() + "/" + l.opening() + " " + l.remaining())
        .toList();
  }

  OpenLot lot(String client, String type, long opening) {
    return position(client).lot(CreditType.of(type), opening).orElseThrow();
  }

  static AccountKey account(String client, String type) {
    return AccountKey.of(PRACTICE, ClientId.of(client), CreditType.of(type));
  }

  static WalletKey wallet(String client) {
    return new WalletKey(PRACTICE, ClientId.of(client));
  }

  /** Returns the movements of a receipt as {@code PRIMITIVE CAUSE TYPE/lot amount} texts. */
  static List<String> story(Receipt receipt) {
    return receipt.movements().stream()
        .map(
            m ->
                m.primitive()
                    + " "
                    + m.cause()
                    + " "
                    + m.account().type()
                    + "/"
                    + m.lot()
                    + " "
                    + m.amount())
        .toList();
  }
}
