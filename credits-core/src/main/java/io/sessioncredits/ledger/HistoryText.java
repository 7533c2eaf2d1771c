package io.sessioncredits.ledger;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.SealedText;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Tells entries in plain language: what happened, by how many credits, for which session, and the
 * balance after it.
 *
 * <p>There are English, German and French texts; in another language all is English, figures and
 * dates too. No line holds an identifier of a client, group or member of staff; see {@link
 * DisplayNames}.
 */
@Value.Immutable
public abstract class HistoryText {
  private static final String TEXTS = "io.sessioncredits.ledger.history";
  private static final Set<String> TRANSLATIONS = Set.of("de", "fr");

  HistoryText() {}

  /**
   * Returns texts in a language, with days and times in a zone.
   *
   * @param locale the language, and how figures and dates look
   * @param zone the zone of the practice
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static HistoryText of(Locale locale, ZoneId zone) {
    return ImmutableHistoryText.of(Limits.given("locale", locale), Limits.given("zone", zone));
  }

  /** Returns the language asked for. */
  @Value.Parameter
  public abstract Locale locale();

  /** Returns the zone of days and times. */
  @Value.Parameter
  public abstract ZoneId zone();

  /** Returns what the host calls things. */
  @Value.Default
  public DisplayNames names() {
    return DisplayNames.IDENTIFIERS;
  }

  /** Returns whether the reasons that people gave are told, unless they are erased. */
  @Value.Default
  public boolean reasons() {
    return true;
  }

  /**
   * Returns the client who reads, to whom sessions of other attendees are not told; empty if
   * somebody reads who may know of all.
   */
  public abstract Optional<ClientId> reader();

  /** Returns these texts with names of the host. */
  public abstract HistoryText withNames(DisplayNames names);

  /** Returns these texts with or without reasons. */
  public abstract HistoryText withReasons(boolean told);

  /** Returns these texts for a client who reads. */
  public abstract HistoryText withReader(ClientId reader);

  /** Returns the line of {@code entry}, one that is due included. */
  public String describe(LedgerEntry entry) {
    Limits.given("entry", entry);
    StringBuilder line = new StringBuilder(format(key(entry), arguments(entry)));
    if (entry.primitive() != Primitive.TERMS) {
      line.append(' ').append(format("BALANCE", entry.balanceAfter()));
    }
    entry
        .reason()
        .filter(reason -> reasons())
        .flatMap(SealedText::text)
        .ifPresent(reason -> line.append(' ').append(format("REASON", reason)));
    return line.toString();
  }

  private static String key(LedgerEntry entry) {
    return entry.primitive() + "." + entry.cause() + variant(entry).map(v -> "." + v).orElse("");
  }

  /** Returns what else than the pair of primitive and cause makes a line read differently. */
  private static Optional<String> variant(LedgerEntry entry) {
    boolean isOfTime = entry.actor().equals(Actor.TIME);
    Operation operation = entry.request().operation();
    if (entry.cause() == Cause.AUTHORIZATION) {
      return AuthorizationLine.of(entry).map(AuthorizationLine::variant);
    }
    if (entry.cause() == Cause.SETTING) {
      boolean isOfPractice = entry.account().wallet().holder() == PracticeItself.INSTANCE;
      return isOfPractice ? Optional.of("practice") : Optional.empty();
    }
    if (entry.primitive() == Primitive.TAKE && entry.cause() == Cause.BOOKING) {
      boolean isBookedNow = operation == Operation.BOOK || operation == Operation.PAY;
      return isOfTime || !isBookedNow ? Optional.of("kept") : Optional.empty();
    }
    if (entry.primitive() == Primitive.TAKE && entry.cause() == Cause.EXPIRY) {
      return isOfTime ? Optional.empty() : Optional.of("lapsed");
    }
    if (entry.cause() == Cause.SETTLEMENT && operation == Operation.REVERSE) {
      return Optional.of("corrected");
    }
    if (entry.cause() == Cause.SETTLEMENT && operation == Operation.SETTLE) {
      return Optional.of("byHand");
    }
    if (entry.cause() == Cause.SETTLEMENT && operation == Operation.CANCEL) {
      return isOfCancelledLine(entry) ? Optional.of("undone") : Optional.empty();
    }
    return Optional.empty();
  }

  /** What is given back may settle another line in the same posting. */
  private static boolean isOfCancelledLine(LedgerEntry entry) {
    return entry
        .session()
        .filter(s -> entry.request().key().value().startsWith(s.line().key().value() + "|"))
        .isPresent();
  }

  private Object[] arguments(LedgerEntry entry) {
    Optional<BookedSession> session = entry.session().filter(this::isTold);
    Optional<Instant> end = entry.terms().flatMap(LotTerms::validUntil);
    long units = entry.amount() == 0 ? entry.held() : entry.amount();
    Optional<AuthorizationLine> authorization = AuthorizationLine.of(entry);
    return new Object[] {
      format("CREDITS", Math.abs(units)),
      entry.balanceAfter(),
      names().creditType(entry.account().type()),
      session.map(s -> told(s, entry.account().wallet().holder())).orElse(""),
      session.isPresent() ? 1 : 0,
      entry
          .related()
          .map(EntryRef::account)
          .flatMap(account -> names().holder(account.wallet().holder()))
          .orElseGet(() -> text("SOMEBODY")),
      end.map(this::end).orElse(""),
      end.isPresent() ? 1 : 0,
      Long.signum(entry.amount()),
      note(entry),
      value(entry.facts().get(Fact.FROM)),
      value(entry.facts().get(Fact.TO)),
      entry.facts().containsKey(Fact.TO) ? 1 : 0,
      authorization.map(AuthorizationLine::number).orElse(""),
      authorization.map(AuthorizationLine::first).orElse(0L),
      authorization.map(a -> a.second(dates(false))).orElse(""),
      authorization.map(a -> a.third(dates(false))).orElse("")
    };
  }

  /** Returns what a note is about: its first part in words, then what it is about. */
  private String note(LedgerEntry entry) {
    String name = entry.facts().get(Fact.NOTE);
    if (name == null) {
      return "";
    }
    List<String> parts = NoteText.parts(name);
    String about = known("NOTE." + parts.get(0)).orElse(parts.get(0));
    return parts.size() == 1 ? about : about + " (" + parts.get(parts.size() - 1) + ")";
  }

  private String value(@Nullable String text) {
    return text == null ? text("VALUE.absent") : known("VALUE." + text).orElse(text);
  }

  private Optional<String> known(String key) {
    ResourceBundle texts = ResourceBundle.getBundle(TEXTS, isTranslated() ? locale() : Locale.ROOT);
    return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
  }

  private boolean isTold(BookedSession session) {
    return reader().map(session.line().attendee()::equals).orElse(true);
  }

  private String told(BookedSession session, Holder payer) {
    Optional<String> attendee =
        Optional.of(session.line().attendee())
            .filter(a -> !a.equals(payer))
            .flatMap(a -> names().holder(a));
    return format(
        "SESSION",
        names().appointmentType(session.type()),
        dates(true).format(session.startsAt().atZone(zone())),
        attendee.isPresent() ? 1 : 0,
        attendee.orElse(""));
  }

  /** Returns the last day of a lot that ends with it, and else the instant of the end. */
  private String end(Instant until) {
    ZonedDateTime end = until.atZone(zone());
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? dates(false).format(end.minusDays(1))
        : dates(true).format(end);
  }

  private DateTimeFormatter dates(boolean isWithTime) {
    DateTimeFormatter dates =
        isWithTime
            ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
    return dates.withLocale(figures());
  }

  /** Returns the locale asked for if its language is one of ours, and else English. */
  private Locale figures() {
    String language = locale().getLanguage();
    return isTranslated() || language.equals(Locale.ENGLISH.getLanguage())
        ? locale()
        : Locale.ENGLISH;
  }

  private boolean isTranslated() {
    return TRANSLATIONS.contains(locale().getLanguage());
  }

  private String text(String key) {
    return ResourceBundle.getBundle(TEXTS, isTranslated() ? locale() : Locale.ROOT).getString(key);
  }

  private String format(String key, Object... arguments) {
    return new MessageFormat(text(key), figures()).format(arguments);
  }
}
