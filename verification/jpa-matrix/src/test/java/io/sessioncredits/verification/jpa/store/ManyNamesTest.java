package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A batch of a thousand commands may concern wallets that owe many lines each, and ask for more of
 * them than a database takes values in one statement.
 */
@DisplayName("Among more names than fit into a statement")
class ManyNamesTest {
  private static final String DEFAULTS = "io.sessioncredits.verification.jpa.cell.Cell#defaults";

  /** With four values each, more than the 65,535 that PostgreSQL takes. */
  private static final int LINES = 16_500;

  /** With four values each, more than this store puts into a statement. */
  private static final int ENTRIES = 2_500;

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("what is there is found")
  void found(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
    scene.book("b-1", Scene.ANNA, Scene.MASSAGE);
    WalletKey wallet = new WalletKey(scene.practice(), Scene.ANNA);
    List<BookingLine> lines = new ArrayList<>();
    for (int i = LINES; i > 0; i--) {
      lines.add(BookingLine.of(BookingRef.of("b-" + i), Scene.ANNA));
    }
    List<EntryRef> entries = new ArrayList<>();
    for (int i = ENTRIES; i > 0; i--) {
      entries.add(new EntryRef(wallet.account(Scene.MASSAGE), i));
    }
    var written = scene.store().queries().history(wallet, HistorySelection.newest(10)).entries();
    scene
        .store()
        .inTransaction(
            tx -> {
              assertThat(tx.bookings(scene.practice(), lines))
                  .containsOnlyKeys(BookingLine.of(BookingRef.of("b-1"), Scene.ANNA));
              assertThat(tx.entries(entries).values()).containsExactlyInAnyOrderElementsOf(written);
              return true;
            });
  }
}
