package io.sessioncredits.engine;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Primitive;
import java.util.Optional;

/** Pairs of entries that move credits between two lots or debts, each naming the other. */
public final class Moves {
  private Moves() {}

  /**
   * One half of a move.
   *
   * @param lot the lot or debt line; for one that opens, of the sequence its entry will have
   * @param amount by how much its account's balance changes
   * @param terms the terms, if the half opens the lot or opens it again
   */
  public record Half(LotId lot, long amount, Optional<LotTerms> terms) {}

  /**
   * Writes both halves, {@code first} first, and returns the name of the first entry.
   *
   * @param session the session of the debt concerned, if any
   */
  public static EntryRef write(
      Draft draft, Cause cause, Half first, Half second, Optional<BookedSession> session) {
    EntryRef one = draft.next(first.lot().account().wallet(), first.lot().account().type());
    boolean isSameAccount = first.lot().account().equals(second.lot().account());
    EntryRef next = draft.next(second.lot().account().wallet(), second.lot().account().type());
    EntryRef two = isSameAccount ? new EntryRef(next.account(), next.sequence() + 1) : next;
    draft.write(first.lot().account().wallet(), half(draft, cause, first, two, session));
    draft.write(second.lot().account().wallet(), half(draft, cause, second, one, session));
    return one;
  }

  private static Change half(
      Draft draft, Cause cause, Half half, EntryRef other, Optional<BookedSession> session) {
    return Change.builder()
        .type(half.lot().account().type())
        .primitive(Primitive.MOVE)
        .cause(cause)
        .lot(half.lot().opening())
        .amount(half.amount())
        .effectiveAt(draft.now())
        .related(other)
        .session(session)
        .terms(half.terms())
        .build();
  }
}
