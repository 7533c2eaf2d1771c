package io.sessioncredits.engine;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SealedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the golden file of entry digests. */
final class GoldenEntries {
  private static final String FILE = "entry-digests.txt";

  private GoldenEntries() {}

  /**
   * One entry of the file.
   *
   * @param name what it shows
   * @param previous the digest before it
   * @param entry the entry, with the digest it must have
   * @param terms the named terms as they stand in the file
   */
  record Golden(String name, Digest previous, LedgerEntry entry, Map<String, String> terms) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns all entries of the file, in order. */
  static List<Golden> all() {
    List<Golden> all = new ArrayList<>();
    for (String block : text().split("\n\n", -1)) {
      if (block.startsWith("[")) {
        all.add(golden(block));
      }
    }
    return all;
  }

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(GoldenEntries.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden golden(String block) {
    List<String> lines = block.lines().toList();
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(": ");
      fields.put(line.substring(0, colon), line.substring(colon + 2));
    }
    String name = lines.get(0).substring(1, lines.get(0).length() - 1);
    Map<String, String> terms = named(fields.getOrDefault("terms", ""));
    return new Golden(name, Digest.ofHex(field(fields, "previous")), entry(fields, terms), terms);
  }

  private static LedgerEntry entry(Map<String, String> fields, Map<String, String> terms) {
    String[] account = field(fields, "account").split(" ", -1);
    String[] request = field(fields, "request").split(" ", -1);
    String[] actor = field(fields, "actor").split(" ", -1);
    PracticeId practice = PracticeId.of(account[0]);
    return LedgerEntry.builder()
        .account(AccountKey.of(practice, Holder.ofKey(account[1]), CreditType.of(account[2])))
        .sequence(number(fields, "sequence"))
        .primitive(Primitive.valueOf(field(fields, "primitive")))
        .cause(Cause.valueOf(field(fields, "cause")))
        .lot(number(fields, "lot"))
        .amount(number(fields, "amount"))
        .held(fields.containsKey("held") ? number(fields, "held") : 0)
        .balanceAfter(number(fields, "balanceAfter"))
        .effectiveAt(Micros.instant(number(fields, "effectiveAt")))
        .recordedAt(Micros.instant(number(fields, "recordedAt")))
        .request(
            new RequestId(practice, Operation.valueOf(request[0]), RequestKey.stored(request[1])))
        .line(Math.toIntExact(number(fields, "line")))
        .related(optional(fields, "related").map(t -> related(practice, t)))
        .session(optional(fields, "session").map(GoldenEntries::session))
        .terms(terms.isEmpty() ? Optional.empty() : Optional.of(LotTerms.ofFields(practice, terms)))
        .actor(new Actor(Actor.Kind.valueOf(actor[0]), actor[1]))
        .reason(optional(fields, "reason").map(GoldenEntries::reason))
        .facts(facts(fields.getOrDefault("facts", "")))
        .digest(Digest.ofHex(field(fields, "digest")))
        .build();
  }

  private static EntryRef related(PracticeId practice, String text) {
    String[] parts = text.split(" ", -1);
    return new EntryRef(
        AccountKey.of(practice, Holder.ofKey(parts[0]), CreditType.of(parts[1])),
        Long.parseLong(parts[2]));
  }

  private static BookedSession session(String text) {
    String[] parts = text.split(" ", -1);
    return new BookedSession(
        new BookingLine(BookingRef.of(parts[0]), ClientId.of(parts[1]), Integer.parseInt(parts[2])),
        AppointmentType.of(parts[3]),
        Micros.instant(Long.parseLong(parts[4])));
  }

  private static SealedText reason(String text) {
    int space = text.indexOf(' ');
    return SealedText.seal(Reason.of(text.substring(space + 1)), text.substring(0, space));
  }

  private static Map<Fact, String> facts(String text) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    named(text).forEach((name, value) -> facts.put(Fact.valueOf(name), value));
    return facts;
  }

  private static Map<String, String> named(String text) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      named.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return named;
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(field(fields, name));
  }

  private static String field(Map<String, String> fields, String name) {
    return optional(fields, name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  private static Optional<String> optional(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
