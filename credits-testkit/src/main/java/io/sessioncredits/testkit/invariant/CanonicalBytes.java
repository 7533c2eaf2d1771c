package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of an entry as the bytes that its digest is taken over, version 1, written a second
 * time so that no change of them goes unnoticed.
 */
final class CanonicalBytes {
  private static final int VERSION = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private CanonicalBytes() {}

  /** Returns the digest that {@code entry} must have behind {@code previous}. */
  static Digest digest(Digest previous, LedgerEntry entry) {
    CanonicalBytes content = new CanonicalBytes();
    try {
      content.entry(entry);
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(previous.bytes());
      sha.update(content.bytes.toByteArray());
      return Digest.of(sha.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void entry(LedgerEntry entry) throws IOException {
    out.writeByte(VERSION);
    text(entry.account().wallet().practice().value());
    text(entry.account().wallet().holder().key());
    text(entry.account().type().value());
    out.writeLong(entry.sequence());
    text(entry.primitive().name());
    text(entry.cause().name());
    out.writeLong(entry.lot());
    out.writeLong(entry.amount());
    out.writeLong(entry.held());
    out.writeLong(entry.balanceAfter());
    out.writeLong(micros(entry.effectiveAt()));
    out.writeLong(micros(entry.recordedAt()));
    text(entry.request().operation().name());
    text(entry.request().key().value());
    out.writeLong(entry.line());
    out.writeBoolean(entry.related().isPresent());
    if (entry.related().isPresent()) {
      text(entry.related().get().account().wallet().holder().key());
      text(entry.related().get().account().type().value());
      out.writeLong(entry.related().get().sequence());
    }
    out.writeBoolean(entry.session().isPresent());
    if (entry.session().isPresent()) {
      session(entry.session().get());
    }
    out.writeBoolean(entry.terms().isPresent());
    if (entry.terms().isPresent()) {
      named(fields(entry.terms().get()));
    }
    text(entry.actor().kind().name());
    text(entry.actor().id());
    out.writeBoolean(entry.reason().isPresent());
    if (entry.reason().isPresent()) {
      text(entry.reason().get().seal().toString());
    }
    SortedMap<String, String> facts = new TreeMap<>();
    for (Map.Entry<Fact, String> fact : entry.facts().entrySet()) {
      facts.put(fact.getKey().name(), fact.getValue());
    }
    named(facts);
  }

  private void session(BookedSession session) throws IOException {
    text(session.line().booking().value());
    text(session.line().attendee().value());
    out.writeLong(session.line().attempt());
    text(session.type().value());
    out.writeLong(micros(session.startsAt()));
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void named(SortedMap<String, String> texts) throws IOException {
    out.writeLong(texts.size());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      text(text.getKey());
      text(text.getValue());
    }
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
  }

  private static SortedMap<String, String> fields(LotTerms terms) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("breadth", "" + terms.breadth());
    fields.put("category", terms.category().name());
    fields.put("coverage", "" + terms.coverage());
    fields.put("from", "" + micros(terms.validFrom()));
    fields.put("granted", "" + micros(terms.grantedAt()));
    fields.put("priority", "" + terms.priority());
    fields.put("size", "" + terms.size());
    if (terms.origin().isPresent()) {
      LotId origin = terms.origin().get();
      fields.put(
          "origin",
          origin.account().wallet().holder().key()
              + "|"
              + origin.account().type().value()
              + "|"
              + origin.opening());
    }
    terms.validityPolicy().ifPresent(p -> fields.put("policy", p));
    terms.price().ifPresent(p -> fields.put("price", p.minorUnits() + p.currency()));
    terms.purchase().ifPresent(p -> fields.put("purchase", p.value()));
    terms.validUntil().ifPresent(u -> fields.put("until", "" + micros(u)));
    return fields;
  }
}
