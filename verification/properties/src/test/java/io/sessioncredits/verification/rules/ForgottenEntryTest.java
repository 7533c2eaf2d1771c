package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.scenario.Scene;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reversal for which the store has lost an entry")
class ForgottenEntryTest {
  private final Set<EntryRef> lost = new HashSet<>();
  private final OwningCreditStore store = InMemoryCreditStore.create();
  private final Scene scene =
      new Scene(new ForgetfulStore(store, lost::contains), FrontDesk.STANDARD)
          .at(FrontDesk.MORNING);

  @Test
  @DisplayName("stops and names the entry that is to be undone")
  void ofThePosting() {
    Receipt sale = scene.grant("ana", "YOGA", 2);
    EntryRef first = forget("ana", 1);
    assertStops(sale, "entry " + first + " is missing");
  }

  @Test
  @DisplayName("stops and names the half of a move that has lost the other")
  void ofTheOtherHalf() {
    scene.grant("ana", "YOGA", 2);
    Receipt gift = scene.transfer("ana", "ben", "YOGA", 1).orThrow();
    EntryRef arrival = new EntryRef(FrontDesk.account("ben", "YOGA"), 1);
    forget("ana", 2);
    assertStops(gift, "the other half of " + arrival + " is missing");
  }

  @Test
  @DisplayName("stops and names the closed lot whose terms nothing says any more")
  void ofTheOpening() {
    scene.grant("ana", "YOGA", 2);
    Receipt down = scene.adjust("ana", "YOGA", -2).orThrow();
    EntryRef opening = forget("ana", 1);
    assertStops(down, "the terms of lot " + opening + " are missing");
  }

  private EntryRef forget(String client, long sequence) {
    EntryRef entry = new EntryRef(FrontDesk.account(client, "YOGA"), sequence);
    lost.add(entry);
    return entry;
  }

  private void assertStops(Receipt posting, String problem) {
    int before = scene.entries("ana").size();
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> scene.reverse(posting, ShortfallRule.REFUSE).orThrow())
        .withMessage(problem);
    assertThat(scene.entries("ana")).hasSize(before);
  }
}
