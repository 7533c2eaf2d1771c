package io.sessioncredits.spi;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a posting tells, as compact, versioned, readable text.
 *
 * <p>The first record is the version. Then each account has a record with its last sequence and its
 * balances before and after, which the records of its messages follow.
 */
public final class OutboxCodec {
  private static final String VERSION = "1";
  private static final String ACCOUNT = "A";
  private static final String MESSAGE = "M";

  /** Fields of a message; one that warns has one more. */
  private static final int FIELDS = 11;

  private OutboxCodec() {}

  /** Returns what {@code message} tells as text; id and instant are not in it. */
  public static String encode(OutboxMessage message) {
    StringBuilder text = new StringBuilder(VERSION);
    String account = "";
    for (CreditMessage told : message.messages()) {
      String next = account(told);
      if (!next.equals(account)) {
        text.append(';').append(next);
        account = next;
      }
      text.append(';').append(message(told));
    }
    return text.toString();
  }

  private static String account(CreditMessage told) {
    return String.join(
        " ",
        ACCOUNT,
        told.holder().key(),
        told.type().value(),
        Long.toString(told.sequence()),
        balance(told.before()),
        balance(told.after()));
  }

  private static String balance(Balance balance) {
    return balance.held()
        + " "
        + balance.available()
        + " "
        + balance.upcoming()
        + " "
        + balance.owed();
  }

  private static String message(CreditMessage told) {
    String message =
        String.join(
            " ",
            MESSAGE,
            told.kind().name(),
            Long.toString(told.amount()),
            Long.toString(told.credits()),
            told.actor().kind().name(),
            told.actor().id(),
            list(told.lots().stream().map(LotId::opening)),
            list(told.sessions().stream().map(PackedText::session)),
            told.otherHolder().map(Holder::key).orElse(PackedText.ABSENT),
            list(told.lowMarks().stream()),
            EntryCodec.encodeFacts(told.facts()));
    return told.warnings().isEmpty()
        ? message
        : message + " " + list(told.warnings().stream().map(OutboxCodec::warning));
  }

  private static String warning(AuthorizationWarning warning) {
    String about = warning.authorization().map(Object::toString).orElse(PackedText.ABSENT);
    return warning.code() + "|" + warning.uncounted() + "|" + about;
  }

  private static AuthorizationWarning warning(String text) {
    String[] f = PackedText.fields(text, "\\|", 3);
    return new AuthorizationWarning(
        AuthorizationWarning.Code.valueOf(f[0]),
        f[2].equals(PackedText.ABSENT) ? Optional.empty() : Optional.of(AuthorizationRef.of(f[2])),
        Long.parseLong(f[1]));
  }

  private static String list(Stream<?> values) {
    String joined = values.map(Object::toString).collect(Collectors.joining(","));
    return joined.isEmpty() ? PackedText.ABSENT : joined;
  }

  /**
   * Returns the message of the posting of {@code id} that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is of an unknown version or damaged
   */
  public static OutboxMessage decode(RequestId id, Instant recordedAt, String text) {
    try {
      String[] records = text.split(";", -1);
      PackedText.checkVersion("messages", VERSION, records[0]);
      List<CreditMessage> messages = new ArrayList<>();
      String[] account = {};
      for (int i = 1; i < records.length; i++) {
        if (records[i].startsWith(ACCOUNT)) {
          account = PackedText.fields(records[i], " ", 12);
        } else {
          messages.add(message(new Reading(id, recordedAt), account, records[i]));
        }
      }
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("no message");
      }
      return PackedText.exact(
          text, new OutboxMessage(id, recordedAt, messages), OutboxCodec::encode);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new LedgerIntegrityException(
          "a stored message is damaged: " + e.getClass().getSimpleName());
    }
  }

  /** The posting that is told of. */
  private record Reading(RequestId id, Instant recordedAt) {}

  private static CreditMessage message(Reading reading, String[] a, String record) {
    boolean isWarning = record.chars().filter(c -> c == ' ').count() == FIELDS;
    String[] f = PackedText.fields(record, " ", isWarning ? FIELDS + 1 : FIELDS);
    AccountKey account =
        AccountKey.of(reading.id().practice(), Holder.ofKey(a[1]), CreditType.of(a[2]));
    return CreditMessage.builder()
        .request(reading.id())
        .recordedAt(reading.recordedAt())
        .account(account)
        .sequence(Long.parseLong(a[3]))
        .before(balance(a, 4))
        .after(balance(a, 8))
        .kind(MessageKind.valueOf(f[1]))
        .amount(Long.parseLong(f[2]))
        .credits(Long.parseLong(f[3]))
        .actor(new Actor(Actor.Kind.valueOf(f[4]), f[5]))
        .lots(list(f[6], opening -> new LotId(account, Long.parseLong(opening))))
        .sessions(list(f[7], OutboxCodec::session))
        .otherHolder(
            f[8].equals(PackedText.ABSENT) ? Optional.empty() : Optional.of(Holder.ofKey(f[8])))
        .lowMarks(list(f[9], Long::parseLong))
        .facts(EntryCodec.decodeFacts(f[10]))
        .warnings(isWarning ? list(f[FIELDS], OutboxCodec::warning) : List.of())
        .build();
  }

  private static Balance balance(String[] fields, int first) {
    long held = Long.parseLong(fields[first]);
    long available = Long.parseLong(fields[first + 1]);
    long upcoming = Long.parseLong(fields[first + 2]);
    long owed = Long.parseLong(fields[first + 3]);
    long credits = Math.addExact(Math.addExact(held, available), upcoming);
    return new Balance(Math.subtractExact(credits, owed), held, available, upcoming, owed);
  }

  private static BookedSession session(String text) {
    return PackedText.session(text).orElseThrow(() -> new IllegalArgumentException("no session"));
  }

  private static <T> List<T> list(String text, Function<String, T> value) {
    return text.equals(PackedText.ABSENT)
        ? List.of()
        : Stream.of(text.split(",", -1)).map(value).toList();
  }
}
