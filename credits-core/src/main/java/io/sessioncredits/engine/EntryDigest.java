package io.sessioncredits.engine;

import io.sessioncredits.model.Digest;
import io.sessioncredits.model.LedgerEntry;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digest of an entry: over the digest before it in its account and its content. Final: a golden
 * file pins it.
 *
 * <p>Of a reason only the seal is in it, so that the text can be erased.
 */
public final class EntryDigest {
  private static final int VERSION = 1;

  private EntryDigest() {}

  /** Returns the digest of {@code entry} behind {@code previous}. */
  public static Digest of(Digest previous, LedgerEntry entry) {
    return new CanonicalForm(VERSION)
        .text(entry.account().wallet().practice().value())
        .text(entry.account().wallet().holder().key())
        .text(entry.account().type().value())
        .number(entry.sequence())
        .text(entry.primitive().name())
        .text(entry.cause().name())
        .number(entry.lot())
        .number(entry.amount())
        .number(entry.held())
        .number(entry.balanceAfter())
        .instant(entry.effectiveAt())
        .instant(entry.recordedAt())
        .text(entry.request().operation().name())
        .text(entry.request().key().value())
        .number(entry.line())
        .optional(
            entry.related(),
            (form, related) ->
                form.text(related.account().wallet().holder().key())
                    .text(related.account().type().value())
                    .number(related.sequence()))
        .optional(
            entry.session(),
            (form, session) ->
                form.text(session.line().booking().value())
                    .text(session.line().attendee().value())
                    .number(session.line().attempt())
                    .text(session.type().value())
                    .instant(session.startsAt()))
        .optional(entry.terms(), (form, terms) -> form.named(terms.fields()))
        .text(entry.actor().kind().name())
        .text(entry.actor().id())
        .optional(entry.reason(), (form, reason) -> form.text(reason.seal().toString()))
        .named(factsByName(entry))
        .digest(previous);
  }

  private static Map<String, String> factsByName(LedgerEntry entry) {
    Map<String, String> facts = new TreeMap<>();
    entry.facts().forEach((fact, text) -> facts.put(fact.name(), text));
    return facts;
  }
}
