package io.sessioncredits.engine;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the messages of a posting out of its entries: for each account one of each kind, in the
 * order of their first entries, then the crossings; and last what no entry tells of.
 */
final class Telling {
  private final Map<WalletKey, Position> before = new HashMap<>();
  private final Set<Integer> unpaying = new HashSet<>();
  private final List<CreditMessage> beside = new ArrayList<>();

  /** Returns the same notes, to go on from. */
  Telling copy() {
    Telling copy = new Telling();
    copy.before.putAll(before);
    copy.unpaying.addAll(unpaying);
    copy.beside.addAll(beside);
    return copy;
  }

  /** Takes note of {@code entry}, which was written into {@code position}. */
  void note(Position position, LedgerEntry entry) {
    before.putIfAbsent(position.wallet(), position);
    if (entry.cause() == Cause.SETTLEMENT && !isPaying(position, entry)) {
      unpaying.add(entry.line());
    }
  }

  /** Takes note of a message that no entry tells of. */
  void note(CreditMessage message) {
    beside.add(message);
  }

  /** Returns whether credits go to a debt, and not from it back to their lot. */
  private static boolean isPaying(Position position, LedgerEntry entry) {
    CreditType type = entry.account().type();
    return entry.amount() < 0
        ? position.lot(type, entry.lot()).isPresent()
        : position.debt(type, entry.lot()).isPresent();
  }

  /**
   * Returns the messages.
   *
   * @param entries all entries of the posting, noted before
   * @param after where the wallets stand after it
   * @param wanted the kinds to make
   */
  List<CreditMessage> messages(
      Draft draft,
      List<LedgerEntry> entries,
      Map<WalletKey, Position> after,
      Set<MessageKind> wanted) {
    List<CreditMessage> messages = new ArrayList<>();
    if (wanted.isEmpty()) {
      return messages;
    }
    MessageKind undoing = undoing(entries);
    Map<AccountKey, List<LedgerEntry>> accounts = new LinkedHashMap<>();
    entries.forEach(e -> accounts.computeIfAbsent(e.account(), a -> new ArrayList<>()).add(e));
    accounts.forEach(
        (account, own) -> {
          LedgerEntry last = own.get(own.size() - 1);
          Passage passage = passage(last, after);
          tallies(own, undoing).stream()
              .filter(tally -> !tally.isNothing())
              .map(tally -> tally.message(passage))
              .forEach(messages::add);
          messages.addAll(passage.crossings(lowMarks(draft, account)));
        });
    messages.addAll(beside);
    messages.removeIf(message -> !wanted.contains(message.kind()));
    return messages;
  }

  private static Collection<Long> lowMarks(Draft draft, AccountKey account) {
    return account.type().isReserved() ? List.of() : draft.policy(account).lowBalanceAt();
  }

  private Passage passage(LedgerEntry last, Map<WalletKey, Position> after) {
    WalletKey wallet = last.account().wallet();
    Position first = before.getOrDefault(wallet, Position.empty(wallet));
    return Passage.of(first, last, after.getOrDefault(wallet, first));
  }

  private Collection<Tally> tallies(List<LedgerEntry> entries, MessageKind undoing) {
    Map<MessageKind, Tally> tallies = new LinkedHashMap<>();
    for (LedgerEntry entry : entries) {
      Optional<MessageKind> kind =
          unpaying.contains(entry.line()) ? Optional.of(undoing) : Kinds.of(entry);
      kind.ifPresent(
          k -> tallies.computeIfAbsent(k, other -> new Tally(k, entry.actor())).add(entry));
    }
    return tallies.values();
  }

  /**
   * Returns in which kind it is told that a debt is owed again: that of what is undone, a sale, a
   * booking, or else something done by hand.
   */
  private static MessageKind undoing(List<LedgerEntry> entries) {
    Map<MessageKind, Boolean> told = new EnumMap<>(MessageKind.class);
    entries.stream()
        .filter(e -> !e.actor().equals(Actor.TIME))
        .forEach(e -> Kinds.of(e).ifPresent(kind -> told.put(kind, true)));
    if (told.containsKey(MessageKind.REVOKED)) {
      return MessageKind.REVOKED;
    }
    return told.containsKey(MessageKind.RESTORED) ? MessageKind.RESTORED : MessageKind.ADJUSTED;
  }
}
