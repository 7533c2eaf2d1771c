package io.sessioncredits.engine;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.WalletKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Notes of a wallet, set and cleared by entries of its reserved account. */
public final class Notes {
  private Notes() {}

  /**
   * Lets the note {@code name} of {@code wallet} say {@code text}, or clears it if that is empty,
   * and returns why that cannot be; a note that says so already is left alone.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the text is longer than {@link
   *     Limits#NOTE_LENGTH}
   */
  public static Optional<Refusal> set(
      Draft draft, WalletKey wallet, Cause cause, String name, Optional<String> text) {
    return set(draft, wallet, Change.builder().cause(cause), name, text);
  }

  /** Does the same with an entry that names {@code session} too. */
  static Optional<Refusal> set(
      Draft draft,
      WalletKey wallet,
      Cause cause,
      BookedSession session,
      Map.Entry<String, Optional<String>> note) {
    Change.Builder change = Change.builder();
    change.cause(cause).session(session);
    return set(draft, wallet, change, note.getKey(), note.getValue());
  }

  /**
   * Does the same with an entry that says what {@code change} says besides: its cause, and perhaps
   * a session and facts.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the text is longer than {@link
   *     Limits#NOTE_LENGTH}
   */
  public static Optional<Refusal> set(
      Draft draft, WalletKey wallet, Change.Builder change, String name, Optional<String> text) {
    text.ifPresent(t -> Limits.between("length of a note", t.length(), 1, Limits.NOTE_LENGTH));
    Map<String, String> notes = draft.position(wallet).notes();
    Optional<String> before = Optional.ofNullable(notes.get(name));
    if (before.equals(text)) {
      return Optional.empty();
    }
    if (before.isEmpty() && notes.size() >= Limits.NOTES) {
      return Optional.of(Refusal.of(RefusalCode.TOO_MANY_NOTES));
    }
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NOTE, name);
    before.ifPresent(old -> facts.put(Fact.FROM, old));
    text.ifPresent(t -> facts.put(Fact.TO, t));
    CreditType type = account(wallet);
    draft.write(
        wallet,
        change
            .type(type)
            .primitive(Primitive.TERMS)
            .lot(draft.next(wallet, type).sequence())
            .effectiveAt(draft.now())
            .putAllFacts(facts)
            .build());
    return Optional.empty();
  }

  private static CreditType account(WalletKey wallet) {
    return wallet.holder() instanceof PracticeItself
        ? CreditType.PRACTICE_SETTINGS
        : CreditType.CLIENT_SETTINGS;
  }
}
