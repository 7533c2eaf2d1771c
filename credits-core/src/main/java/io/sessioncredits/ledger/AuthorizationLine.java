package io.sessioncredits.ledger;

import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.NoteText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * What an entry about an insurance authorization says: the parts of its note, whose names and order
 * are part of the stored format.
 *
 * @param variant {@code used}, {@code kept} or {@code ended}
 * @param number the number of the authorization
 * @param parts the parts of the note
 */
record AuthorizationLine(String variant, String number, List<String> parts) {
  private static final int AUTHORIZED = 2;
  private static final int FIRST_DAY = 5;
  private static final int LAST_DAY = 6;

  /** Returns what {@code entry} says; empty if it sets no note of an authorization. */
  static Optional<AuthorizationLine> of(LedgerEntry entry) {
    String name = entry.facts().get(Fact.NOTE);
    String text = entry.facts().get(Fact.TO);
    if (entry.cause() != Cause.AUTHORIZATION || name == null || text == null) {
      return Optional.empty();
    }
    List<String> names = NoteText.parts(name);
    List<String> parts = NoteText.parts(text);
    return switch (names.get(0)) {
      case "used" -> Optional.of(new AuthorizationLine("used", names.get(1), parts));
      case "authorization" ->
          Optional.of(
              new AuthorizationLine(
                  parts.get(0).equals("ended") ? "ended" : "kept", names.get(1), parts));
      default -> Optional.empty();
    };
  }

  private boolean isUsed() {
    return variant.equals("used");
  }

  /** Returns how many are used, or authorized. */
  long first() {
    return Long.parseLong(parts.get(isUsed() ? 0 : AUTHORIZED));
  }

  /** Returns how many are booked, or the first day. */
  String second(DateTimeFormatter days) {
    return isUsed() ? parts.get(1) : days.format(LocalDate.parse(parts.get(FIRST_DAY)));
  }

  /** Returns the last day; empty for what is used. */
  String third(DateTimeFormatter days) {
    return isUsed() ? "" : days.format(LocalDate.parse(parts.get(LAST_DAY)));
  }
}
