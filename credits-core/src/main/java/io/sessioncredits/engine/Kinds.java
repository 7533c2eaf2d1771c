package io.sessioncredits.engine;

import static io.sessioncredits.model.MessageKind.ADJUSTED;
import static io.sessioncredits.model.MessageKind.AUTHORIZATION_CHANGED;
import static io.sessioncredits.model.MessageKind.AUTHORIZATION_COUNTED;
import static io.sessioncredits.model.MessageKind.EXPIRED;
import static io.sessioncredits.model.MessageKind.GRANTED;
import static io.sessioncredits.model.MessageKind.HELD;
import static io.sessioncredits.model.MessageKind.RELEASED;
import static io.sessioncredits.model.MessageKind.RENEWED;
import static io.sessioncredits.model.MessageKind.RESTORED;
import static io.sessioncredits.model.MessageKind.REVOKED;
import static io.sessioncredits.model.MessageKind.SETTINGS_CHANGED;
import static io.sessioncredits.model.MessageKind.SETTLED;
import static io.sessioncredits.model.MessageKind.SPENT;
import static io.sessioncredits.model.MessageKind.TRANSFERRED_IN;
import static io.sessioncredits.model.MessageKind.TRANSFERRED_OUT;
import static io.sessioncredits.model.MessageKind.WRITTEN_OFF;

import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Primitive;
import java.util.Optional;

/** The one table that says in which kind of message an entry is told. */
final class Kinds {
  private Kinds() {}

  /**
   * Returns the kind of message that tells of {@code entry}; empty if it changes nothing for the
   * holder, or if another entry of the posting tells of it.
   */
  static Optional<MessageKind> of(LedgerEntry entry) {
    Primitive primitive = entry.primitive();
    return switch (entry.cause()) {
      case PURCHASE -> Optional.of(GRANTED);
      case RENEWAL -> Optional.of(RENEWED);
      case ADJUSTMENT -> primitive == Primitive.TERMS ? Optional.empty() : Optional.of(ADJUSTED);
      case BOOKING -> booking(primitive);
      case CANCELLATION -> cancellation(primitive);
      case REVERSAL -> Optional.of(primitive == Primitive.MOVE ? transfer(entry) : ADJUSTED);
      case REVOCATION -> Optional.of(REVOKED);
      case EXPIRY -> Optional.of(EXPIRED);
      case TIME_OUT -> Optional.of(RELEASED);
      case TRANSFER -> Optional.of(transfer(entry));
      case SETTLEMENT -> Optional.of(SETTLED);
      case SETTING, CATALOGUE, PACKAGE -> Optional.of(SETTINGS_CHANGED);
      case WRITE_OFF -> Optional.of(WRITTEN_OFF);
      case REISSUE, MERGE -> Optional.empty();
      case AUTHORIZATION -> Optional.of(authorization(entry));
    };
  }

  /** What is counted, unlike what is kept, is said with how much is left. */
  private static MessageKind authorization(LedgerEntry entry) {
    return entry.facts().containsKey(Fact.LEFT) ? AUTHORIZATION_COUNTED : AUTHORIZATION_CHANGED;
  }

  /** A hold that ends in a take is told as the take; a booking that waits moves no credit. */
  private static Optional<MessageKind> booking(Primitive primitive) {
    return switch (primitive) {
      case HOLD -> Optional.of(HELD);
      case UNHOLD, TERMS -> Optional.empty();
      default -> Optional.of(SPENT);
    };
  }

  private static Optional<MessageKind> cancellation(Primitive primitive) {
    return switch (primitive) {
      case UNHOLD -> Optional.of(RELEASED);
      case TERMS -> Optional.empty();
      default -> Optional.of(RESTORED);
    };
  }

  private static MessageKind transfer(LedgerEntry entry) {
    return entry.amount() < 0 ? TRANSFERRED_OUT : TRANSFERRED_IN;
  }
}
