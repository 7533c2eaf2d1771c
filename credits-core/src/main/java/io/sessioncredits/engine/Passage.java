package io.sessioncredits.engine;

import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One account before and after a posting: what all messages about it have in common, and which
 * marks it is taken past, downwards. What takes it up again arms them again.
 *
 * @param last the last entry of the posting in the account
 * @param before the balance as written before
 * @param after the balance after it
 */
record Passage(LedgerEntry last, Balance before, Balance after) {

  static Passage of(Position before, LedgerEntry last, Position after) {
    CreditType type = last.account().type();
    return new Passage(
        last, written(before, type, last.recordedAt()), after.balance(type, last.recordedAt()));
  }

  /**
   * Returns the balance of {@code type} as {@code position} has it written: a lot that has begun by
   * {@code now} counts, and so does one that has ended since, as long as its end is not written.
   *
   * <p>So nothing but time can raise the number between two postings, nothing but a posting can
   * lower it, and each posting accounts for what it lowered: no crossing falls between two of them.
   */
  private static Balance written(Position position, CreditType type, Instant now) {
    long held = 0;
    long available = 0;
    long upcoming = 0;
    for (OpenLot lot : position.lots()) {
      if (lot.type().equals(type)) {
        boolean isToCome = now.isBefore(lot.terms().validFrom());
        held += lot.held();
        available += isToCome ? 0 : lot.free();
        upcoming += isToCome ? lot.free() : 0;
      }
    }
    long owed =
        position.debts().stream()
            .filter(d -> d.type().equals(type))
            .mapToLong(OpenDebt::owed)
            .sum();
    return new Balance(held + available + upcoming - owed, held, available, upcoming, owed);
  }

  /** Returns the beginning of a message of {@code kind} about the account. */
  CreditMessage.Builder message(MessageKind kind) {
    CreditMessage.Builder message = CreditMessage.builder();
    message
        .kind(kind)
        .account(last.account())
        .sequence(last.sequence())
        .before(before)
        .after(after)
        .request(last.request())
        .recordedAt(last.recordedAt());
    return message;
  }

  /**
   * Returns the crossings.
   *
   * @param lowMarks the low marks in force
   */
  List<CreditMessage> crossings(Collection<Long> lowMarks) {
    List<CreditMessage> crossings = new ArrayList<>();
    List<Long> passed =
        lowMarks.stream()
            .filter(mark -> before.number() > mark && after.number() <= mark)
            .sorted()
            .toList();
    if (!passed.isEmpty()) {
      crossings.add(message(MessageKind.LOW).lowMarks(passed).actor(last.actor()).build());
    }
    if (before.available() > 0 && after.available() == 0) {
      crossings.add(message(MessageKind.EXHAUSTED).actor(last.actor()).build());
    }
    if (before.number() >= 0 && after.number() < 0) {
      crossings.add(message(MessageKind.NEGATIVE).actor(last.actor()).build());
    }
    return crossings;
  }
}
