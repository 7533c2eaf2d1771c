package io.sessioncredits.ledger;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Micros;
import io.sessioncredits.spi.CreditQueries.HistoryMark;

/** The text form of a place in a history. */
final class HistoryCursor {
  private static final int PARTS = 3;

  private HistoryCursor() {}

  static String of(LedgerEntry entry) {
    return Micros.of(entry.recordedAt()) + "|" + entry.sequence() + "|" + entry.account().type();
  }

  static HistoryMark parse(String cursor) {
    String[] parts = cursor.split("\\|", -1);
    if (parts.length == PARTS) {
      try {
        return new HistoryMark(
            Micros.instant(Long.parseLong(parts[0])),
            CreditType.of(parts[2]),
            Long.parseLong(parts[1]));
      } catch (IllegalArgumentException e) {
        throw notOurs(cursor, e);
      }
    }
    throw notOurs(cursor, null);
  }

  private static InvalidInputException notOurs(
      String cursor, @org.jspecify.annotations.Nullable Throwable cause) {
    InvalidInputException exception =
        new InvalidInputException("after", cursor, "must be the cursor of a page");
    if (cause != null) {
      exception.initCause(cause);
    }
    return exception;
  }
}
