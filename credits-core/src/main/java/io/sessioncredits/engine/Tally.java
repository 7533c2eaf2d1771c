package io.sessioncredits.engine;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.MessageKind;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of one account that are told in one message. */
final class Tally {
  private final MessageKind kind;
  private final Set<LotId> lots = new LinkedHashSet<>();
  private final Set<BookedSession> sessions = new LinkedHashSet<>();
  private final Map<Fact, String> facts = new EnumMap<>(Fact.class);
  private long in;
  private long out;
  private long held;
  private Optional<Holder> other = Optional.empty();
  private Actor actor;

  Tally(MessageKind kind, Actor first) {
    this.kind = kind;
    this.actor = first;
  }

  void add(LedgerEntry entry) {
    in += Math.max(0, entry.amount());
    out += Math.max(0, -entry.amount());
    held += entry.held();
    if (!entry.account().type().isReserved()) {
      lots.add(entry.lotId());
    }
    entry.session().ifPresent(sessions::add);
    facts.putAll(entry.facts());
    actor = entry.actor();
    if (kind == MessageKind.TRANSFERRED_IN || kind == MessageKind.TRANSFERRED_OUT) {
      other = entry.related().map(EntryRef::account).map(a -> a.wallet().holder());
    }
  }

  /** Returns whether its entries cancel each other out, so that there is nothing to tell. */
  boolean isNothing() {
    return kind != MessageKind.SETTLED && in > 0 && in == out;
  }

  CreditMessage message(Passage passage) {
    long amount = in - out;
    long moved = kind == MessageKind.SETTLED ? Math.max(in, out) : Math.abs(amount);
    return passage
        .message(kind)
        .amount(amount)
        .credits(moved == 0 ? Math.abs(held) : moved)
        .lots(lots)
        .sessions(sessions)
        .facts(facts)
        .otherHolder(other)
        .actor(actor)
        .build();
  }
}
