package io.sessioncredits.verification.sql.jdbc;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ledger entries as rows, and back. */
final class EntryTable {
  static final List<String> KEY = List.of("practice", "holder", "credit_type", "sequence");

  private static final List<String> COLUMNS =
      List.of(
          "practice",
          "holder",
          "credit_type",
          "sequence",
          "primitive",
          "cause",
          "lot",
          "amount",
          "held",
          "balance_after",
          "effective_at",
          "recorded_at",
          "operation",
          "request_key",
          "line",
          "related_holder",
          "related_type",
          "related_sequence",
          "session",
          "terms",
          "actor_kind",
          "actor",
          "reason_seal",
          "reason_text",
          "reason_salt",
          "facts",
          "digest");

  static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM entry";

  /** The columns in the order of {@link #row}. */
  static final String NAMES = String.join(", ", COLUMNS);

  /** The values of one entry as a SELECT of PostgreSQL, which must be told the type of a null. */
  static final String TYPED_VALUES =
      COLUMNS.stream()
          .map(c -> c.equals("related_sequence") ? "?::bigint" : "?")
          .collect(Collectors.joining(", "));

  static final String INSERT =
      "INSERT INTO entry ("
          + String.join(", ", COLUMNS)
          + ") VALUES ("
          + COLUMNS.stream().map(c -> "?").collect(Collectors.joining(", "))
          + ")";

  private EntryTable() {}

  static List<Object> key(EntryRef entry) {
    AccountKey account = entry.account();
    return List.of(
        account.wallet().practice().value(),
        account.wallet().holder().key(),
        account.type().value(),
        entry.sequence());
  }

  /** Returns the values of {@link #INSERT}. */
  static List<@Nullable Object> row(LedgerEntry entry) {
    List<@Nullable Object> row = new ArrayList<>(key(entry.ref()));
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
    addRelated(row, entry.related());
    row.add(EntryCodec.encodeSession(entry.session()));
    row.add(EntryCodec.encodeTerms(entry.terms()));
    row.add(entry.actor().kind().name());
    row.add(entry.actor().id());
    row.add(entry.reason().map(r -> r.seal().toString()).orElse(null));
    row.add(entry.reason().flatMap(SealedText::text).orElse(null));
    row.add(entry.reason().flatMap(SealedText::salt).orElse(null));
    row.add(EntryCodec.encodeFacts(entry.facts()));
    row.add(entry.digest().toString());
    return row;
  }

  private static void addRelated(List<@Nullable Object> row, Optional<EntryRef> related) {
    row.add(related.map(r -> r.account().wallet().holder().key()).orElse(null));
    row.add(related.map(r -> r.account().type().value()).orElse(null));
    row.add(related.map(EntryRef::sequence).orElse(null));
  }

  /** Reads the row that {@code row} stands on. */
  static LedgerEntry read(ResultSet row) throws SQLException {
    PracticeId practice = PracticeId.of(row.getString("practice"));
    LedgerEntry.Builder entry = LedgerEntry.builder();
    entry
        .account(account(practice, row.getString("holder"), row.getString("credit_type")))
        .sequence(row.getLong("sequence"))
        .primitive(Primitive.valueOf(row.getString("primitive")))
        .cause(Cause.valueOf(row.getString("cause")))
        .lot(row.getLong("lot"))
        .amount(row.getLong("amount"))
        .held(row.getLong("held"))
        .balanceAfter(row.getLong("balance_after"))
        .effectiveAt(Micros.instant(row.getLong("effective_at")))
        .recordedAt(Micros.instant(row.getLong("recorded_at")))
        .request(
            new RequestId(
                practice,
                Operation.valueOf(row.getString("operation")),
                RequestKey.stored(row.getString("request_key"))))
        .line(row.getInt("line"))
        .session(EntryCodec.decodeSession(row.getString("session")))
        .terms(EntryCodec.decodeTerms(practice, row.getString("terms")))
        .facts(EntryCodec.decodeFacts(row.getString("facts")))
        .actor(new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor")))
        .digest(Digest.ofHex(row.getString("digest")));
    related(practice, row).ifPresent(entry::related);
    reason(row).ifPresent(entry::reason);
    return entry.build();
  }

  private static AccountKey account(PracticeId practice, String holder, String type) {
    return AccountKey.of(practice, Holder.ofKey(holder), CreditType.of(type));
  }

  private static Optional<EntryRef> related(PracticeId practice, ResultSet row)
      throws SQLException {
    String holder = row.getString("related_holder");
    return holder == null
        ? Optional.empty()
        : Optional.of(
            new EntryRef(
                account(practice, holder, row.getString("related_type")),
                row.getLong("related_sequence")));
  }

  private static Optional<SealedText> reason(ResultSet row) throws SQLException {
    String seal = row.getString("reason_seal");
    return seal == null
        ? Optional.empty()
        : Optional.of(
            new SealedText(
                Digest.ofHex(seal),
                Optional.ofNullable(row.getString("reason_text")),
                Optional.ofNullable(row.getString("reason_salt"))));
  }
}
