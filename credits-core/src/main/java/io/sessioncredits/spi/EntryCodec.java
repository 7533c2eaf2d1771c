package io.sessioncredits.spi;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.PracticeId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parts of an entry that have no columns of their own, as compact, readable text: terms, facts
 * and the session. Absent parts are a tilde.
 */
public final class EntryCodec {
  private EntryCodec() {}

  /** Returns {@code terms} as text. */
  public static String encodeTerms(Optional<LotTerms> terms) {
    return PackedText.terms(terms);
  }

  /**
   * Returns the terms of a lot of {@code practice} that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is damaged
   */
  public static Optional<LotTerms> decodeTerms(PracticeId practice, String text) {
    return exact(text, t -> PackedText.terms(practice, t), EntryCodec::encodeTerms);
  }

  /** Returns {@code session} as text. */
  public static String encodeSession(Optional<BookedSession> session) {
    return PackedText.session(session);
  }

  /**
   * Returns the session that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is damaged
   */
  public static Optional<BookedSession> decodeSession(String text) {
    return exact(text, PackedText::session, EntryCodec::encodeSession);
  }

  /** Returns {@code facts} as text. */
  public static String encodeFacts(Map<Fact, String> facts) {
    Map<String, String> named = new TreeMap<>();
    facts.forEach((fact, text) -> named.put(fact.name(), text));
    return PackedText.named(named);
  }

  /**
   * Returns the facts that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is damaged
   */
  public static Map<Fact, String> decodeFacts(String text) {
    return exact(text, EntryCodec::facts, EntryCodec::encodeFacts);
  }

  private static Map<Fact, String> facts(String text) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    PackedText.named(text).forEach((name, value) -> facts.put(Fact.valueOf(name), value));
    return Collections.unmodifiableMap(facts);
  }

  private static <T> T exact(String text, Function<String, T> decode, Function<T, String> encode) {
    try {
      return PackedText.exact(text, decode.apply(text), encode);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new LedgerIntegrityException(
          "a part of a stored entry is damaged: " + e.getClass().getSimpleName());
    }
  }
}
