package io.sessioncredits.jpa;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.spi.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ledger entries as rows, and back. What is absent is an empty text. */
final class EntryTable {
  static final List<String> KEY = List.of("practice", "holder", "credit_type", "sequence");

  /** The columns in the order of {@link #row} and {@link #read}. */
  static final String COLUMNS =
      "practice, holder, credit_type, sequence, primitive, cause, lot, amount, held,"
          + " balance_after, effective_at, recorded_at, operation, request_key, line,"
          + " related_holder, related_type, related_sequence, session, terms, facts,"
          + " actor_kind, actor, reason_seal, reason_text, reason_salt, digest";

  private EntryTable() {}

  static List<Object> key(EntryRef entry) {
    AccountKey account = entry.account();
    return List.of(
        account.wallet().practice().value(),
        account.wallet().holder().key(),
        account.type().value(),
        entry.sequence());
  }

  static List<Object> row(LedgerEntry entry) {
    List<Object> row = new ArrayList<>(key(entry.ref()));
    row.add(entry.primitive().name());
    row.add(entry.cause().name());
    row.add(entry.lot());
    row.add(entry.amount());
    row.add(entry.held());
    row.add(entry.balanceAfter());
    row.add(Micros.of(entry.effectiveAt()));
    row.add(Micros.of(entry.recordedAt()));
    row.add(entry.request().operation().name());
    row.add(entry.request().key().value());
    row.add((long) entry.line());
    row.add(entry.related().map(r -> r.account().wallet().holder().key()).orElse(""));
    row.add(entry.related().map(r -> r.account().type().value()).orElse(""));
    row.add(entry.related().map(EntryRef::sequence).orElse(0L));
    row.add(EntryCodec.encodeSession(entry.session()));
    row.add(EntryCodec.encodeTerms(entry.terms()));
    row.add(EntryCodec.encodeFacts(entry.facts()));
    row.add(entry.actor().kind().name());
    row.add(entry.actor().id());
    row.add(entry.reason().map(r -> r.seal().toString()).orElse(""));
    row.add(entry.reason().flatMap(SealedText::text).orElse(""));
    row.add(entry.reason().flatMap(SealedText::salt).orElse(""));
    row.add(entry.digest().toString());
    return row;
  }

  /** Reads {@link #COLUMNS}, the first of which stands at {@code first}. */
  static LedgerEntry read(Row row, int first) {
    PracticeId practice = PracticeId.of(row.text(first));
    LedgerEntry.Builder entry = LedgerEntry.builder();
    entry
        .account(account(practice, row.text(first + 1), row.text(first + 2)))
        .sequence(row.number(first + 3))
        .primitive(Primitive.valueOf(row.text(first + 4)))
        .cause(Cause.valueOf(row.text(first + 5)))
        .lot(row.number(first + 6))
        .amount(row.number(first + 7))
        .held(row.number(first + 8))
        .balanceAfter(row.number(first + 9))
        .effectiveAt(Micros.instant(row.number(first + 10)))
        .recordedAt(Micros.instant(row.number(first + 11)))
        .request(
            new RequestId(
                practice,
                Operation.valueOf(row.text(first + 12)),
                RequestKey.stored(row.text(first + 13))))
        .line(Math.toIntExact(row.number(first + 14)))
        .session(EntryCodec.decodeSession(row.text(first + 18)))
        .terms(EntryCodec.decodeTerms(practice, row.text(first + 19)))
        .facts(EntryCodec.decodeFacts(row.text(first + 20)))
        .actor(new Actor(Actor.Kind.valueOf(row.text(first + 21)), row.text(first + 22)))
        .digest(Digest.ofHex(row.text(first + 26)));
    related(practice, row, first + 15).ifPresent(entry::related);
    reason(row, first + 23).ifPresent(entry::reason);
    return entry.build();
  }

  private static AccountKey account(PracticeId practice, String holder, String type) {
    return AccountKey.of(practice, Holder.ofKey(holder), CreditType.of(type));
  }

  private static Optional<EntryRef> related(PracticeId practice, Row row, int first) {
    return given(row.text(first))
        .map(
            holder ->
                new EntryRef(
                    account(practice, holder, row.text(first + 1)), row.number(first + 2)));
  }

  private static Optional<SealedText> reason(Row row, int first) {
    return given(row.text(first))
        .map(
            seal ->
                new SealedText(
                    Digest.ofHex(seal), given(row.text(first + 1)), given(row.text(first + 2))));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
