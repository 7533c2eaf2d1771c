package io.sessioncredits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.WalletKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A line of the history tells")
class HistoryTextTest {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final PracticeId PRACTICE = PracticeId.of("practice-17");
  private static final ClientId ANNA = ClientId.of("client-4711");
  private static final ClientId BEN = ClientId.of("client-0815");
  private static final Instant START = Instant.parse("2026-03-06T09:00:00Z");
  private static final BookedSession SESSION =
      new BookedSession(
          BookingLine.of(BookingRef.of("b-1"), ANNA), AppointmentType.of("Massage"), START);
  private static final HistoryText ENGLISH = HistoryText.of(Locale.UK, BERLIN);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static boolean mayBeWritten(Primitive primitive, Cause cause) {
    try {
      return Column.of(primitive, cause) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static LedgerEntry.Builder entry(Primitive primitive, Cause cause, long amount) {
    boolean isSilent = Column.of(primitive, cause) == Column.NONE;
    return LedgerEntry.builder()
        .account(AccountKey.of(PRACTICE, ANNA, CreditType.of("Physio")))
        .sequence(7)
        .primitive(primitive)
        .cause(cause)
        .lot(1)
        .amount(isSilent ? 0 : amount)
        .held(isSilent ? amount : 0)
        .balanceAfter(12)
        .effectiveAt(START)
        .recordedAt(START)
        .request(request(Operation.BOOK, "k"))
        .line(0)
        .actor(Actor.staff("staff-99"));
  }

  private static RequestId request(Operation operation, String key) {
    return new RequestId(PRACTICE, operation, RequestKey.stored(key));
  }

  /** Every pair that may be written, by every operation, with all that an entry may say or not. */
  static Stream<Arguments> pairsAndLanguages() {
    return Arrays.stream(Primitive.values())
        .flatMap(
            p ->
                Arrays.stream(Cause.values())
                    .filter(c -> mayBeWritten(p, c))
                    .flatMap(c -> LANGUAGES.stream().map(l -> Arguments.of(p, c, l))));
  }

  @ParameterizedTest
  @MethodSource("pairsAndLanguages")
  @DisplayName("each pair of primitive and cause in whole sentences, without a trace of a pattern")
  void everyPair(Primitive primitive, Cause cause, Locale language) {
    boolean isNote = primitive == Primitive.TERMS && cause != Cause.ADJUSTMENT;
    for (LedgerEntry entry : variants(primitive, cause)) {
      assertThat(HistoryText.of(language, BERLIN).describe(entry))
          .matches("\\p{Lu}.*[.]")
          .contains(isNote ? "" : "Physio")
          .doesNotContain("{", "}", "choice", "'", "|", "#", "null", "client-", "staff-", "  ");
    }
  }

  @Test
  @DisplayName("a setting by its name in words, with what it said before and says now")
  void setting() {
    LedgerEntry changed =
        entry(Primitive.TERMS, Cause.SETTING, 0)
            .facts(
                Map.of(
                    Fact.NOTE, "booking-without-credit*appointment*PT60",
                    Fact.FROM, "false",
                    Fact.TO, "true"))
            .build();
    assertThat(HistoryText.of(Locale.ENGLISH, BERLIN).describe(changed))
        .isEqualTo("Setting changed: booking without credit (PT60), from off to on.");
    LedgerEntry cleared =
        entry(Primitive.TERMS, Cause.SETTING, 0)
            .facts(Map.of(Fact.NOTE, "overdraft-limit", Fact.FROM, "3"))
            .build();
    assertThat(HistoryText.of(Locale.GERMAN, BERLIN).describe(cleared))
        .isEqualTo("Einstellung geändert: Grenze für Offenes, von 3 zu nicht gesetzt.");
  }

  @Test
  @DisplayName("a setting of the practice as one that is not of the client alone")
  void settingOfThePractice() {
    LedgerEntry changed =
        entry(Primitive.TERMS, Cause.SETTING, 0)
            .account(
                new WalletKey(PRACTICE, PracticeItself.INSTANCE)
                    .account(CreditType.PRACTICE_SETTINGS))
            .facts(Map.of(Fact.NOTE, "restore-on-cancel", Fact.FROM, "true", Fact.TO, "false"))
            .build();
    assertThat(HistoryText.of(Locale.ENGLISH, BERLIN).describe(changed))
        .isEqualTo("Setting of the practice changed: restore on cancellation, from on to off.");
    assertThat(HistoryText.of(Locale.GERMAN, BERLIN).describe(changed))
        .startsWith("Einstellung der Praxis geändert: ");
    assertThat(HistoryText.of(Locale.FRENCH, BERLIN).describe(changed))
        .startsWith("Réglage du cabinet modifié : ");
  }

  @Test
  @DisplayName("an insurance authorization with its days, what is used of it, and its end")
  void authorization() {
    String kept = "open*blue*12***2026-01-01*2026-06-30*WITH_SCHEDULED*0*";
    assertThat(told(Locale.ENGLISH, "authorization*A-7", kept))
        .isEqualTo("Insurance authorization A-7: 12, from Jan 1, 2026 to Jun 30, 2026.");
    assertThat(told(Locale.GERMAN, "used*A-7", "5*3"))
        .isEqualTo("Kostenzusage A-7: 5 verbraucht, 3 gebucht.");
    assertThat(told(Locale.FRENCH, "authorization*A-7", kept.replace("open", "ended")))
        .isEqualTo("Prise en charge A-7 terminée.");
  }

  private static String told(Locale language, String note, String text) {
    LedgerEntry entry =
        entry(Primitive.TERMS, Cause.AUTHORIZATION, 0)
            .facts(Map.of(Fact.NOTE, note, Fact.TO, text))
            .build();
    return HistoryText.of(language, BERLIN).describe(entry);
  }

  private static List<LedgerEntry> variants(Primitive primitive, Cause cause) {
    EntryRef other = new EntryRef(AccountKey.of(PRACTICE, BEN, CreditType.of("Physio")), 3);
    LotTerms terms = LotTerms.of(5, START, START, 0, 1);
    return Stream.of(Operation.values())
        .flatMap(
            operation ->
                Stream.of(-12_345L, -1L, 0L, 1L, 2L)
                    .map(amount -> entry(primitive, cause, amount))
                    .map(e -> e.request(request(operation, SESSION.line().key() + "|early"))))
        .flatMap(
            e ->
                Stream.of(
                    e.build(),
                    e.session(SESSION).related(other).build(),
                    e.terms(terms).actor(Actor.TIME).build(),
                    e.terms(terms.withValidUntil(START.plusSeconds(1))).build()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pairsAndLanguages")
  @DisplayName("each pair in words of its own, in each language")
  void ownWords(Primitive primitive, Cause cause, Locale language) {
    LedgerEntry entry = entry(primitive, cause, 2).build();
    Set<String> texts =
        LANGUAGES.stream()
            .map(l -> HistoryText.of(l, BERLIN).describe(entry))
            .collect(Collectors.toSet());
    assertThat(texts).hasSize(LANGUAGES.size());
  }

  @Test
  @DisplayName("what all languages have texts for")
  void sameKeys() {
    assertThat(keys("_de")).isEqualTo(keys(""));
    assertThat(keys("_fr")).isEqualTo(keys(""));
  }

  private static Set<Object> keys(String suffix) {
    String file = "history" + suffix + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(HistoryText.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return new HashSet<>(texts.keySet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("which session, on the practice's clock, by how much, and the balance after it")
  void booking() {
    LedgerEntry booking = entry(Primitive.TAKE, Cause.BOOKING, -1).session(SESSION).build();
    assertThat(ENGLISH.describe(booking))
        .isEqualTo("Booked: Massage, 6 Mar 2026, 10:00; one credit of Physio spent. Balance: 12.");
    assertThat(HistoryText.of(Locale.GERMANY, BERLIN).describe(booking))
        .isEqualTo(
            "Gebucht: Massage, 06.03.2026, 10:00; verbraucht: ein Guthaben für Physio. Stand: 12.");
    assertThat(HistoryText.of(Locale.FRANCE, BERLIN).describe(booking))
        .startsWith("Réservé : Massage, 6 mars 2026")
        .endsWith("10:00 ; utilisé : un crédit pour Physio. Solde : 12.");
  }

  @Test
  @DisplayName("figures as the language writes them")
  void figures() {
    LedgerEntry sale = entry(Primitive.OPEN, Cause.PURCHASE, 1_234).balanceAfter(-1_234).build();
    assertThat(ENGLISH.describe(sale))
        .isEqualTo("Package purchased: 1,234 credits of Physio. Balance: -1,234.");
    assertThat(HistoryText.of(Locale.GERMAN, BERLIN).describe(sale)).contains("1.234 Guthaben");
  }

  @Test
  @DisplayName("the last day of a package that ends with it, and else the instant of its end")
  void end() {
    LotTerms terms = LotTerms.of(5, START, START, 0, 1);
    LedgerEntry.Builder sale = entry(Primitive.OPEN, Cause.PURCHASE, 5);
    Instant midnight =
        START.atZone(BERLIN).toLocalDate().plusDays(5).atStartOfDay(BERLIN).toInstant();
    assertThat(ENGLISH.describe(sale.terms(terms.withValidUntil(midnight)).build()))
        .contains(", valid until 10 Mar 2026.");
    assertThat(ENGLISH.describe(sale.terms(terms.withValidUntil(midnight.plusSeconds(60))).build()))
        .contains(", valid until 11 Mar 2026, 00:01.");
  }

  @Test
  @DisplayName("the reason, unless it is erased or not wanted")
  void reason() {
    SealedText reason = SealedText.seal(Reason.of("a {0} gift, isn't it"), "salt");
    LedgerEntry.Builder gift = entry(Primitive.OPEN, Cause.ADJUSTMENT, 2);
    assertThat(ENGLISH.describe(gift.reason(reason).build()))
        .isEqualTo(
            "Adjusted by hand: plus 2 credits of Physio. Balance: 12."
                + " Reason: a {0} gift, isn't it");
    assertThat(ENGLISH.describe(gift.reason(reason.erased()).build())).doesNotContain("Reason");
    assertThat(ENGLISH.withReasons(false).describe(gift.reason(reason).build()))
        .doesNotContain("gift");
  }

  @Test
  @DisplayName("who is on the other side only by the name that the host gave")
  void otherSide() {
    EntryRef bens = new EntryRef(AccountKey.of(PRACTICE, BEN, CreditType.of("Physio")), 3);
    LedgerEntry sent = entry(Primitive.MOVE, Cause.TRANSFER, -2).related(bens).build();
    assertThat(ENGLISH.describe(sent))
        .isEqualTo("Transferred to another client: 2 credits of Physio. Balance: 12.");
    assertThat(ENGLISH.withNames(names()).describe(sent))
        .isEqualTo("Transferred to Ben: 2 credits of Physiotherapy. Balance: 12.");
  }

  private static DisplayNames names() {
    return new DisplayNames() {
      @Override
      public String creditType(CreditType type) {
        return type.value() + "therapy";
      }

      @Override
      public Optional<String> holder(Holder holder) {
        return holder.equals(BEN) ? Optional.of("Ben") : Optional.empty();
      }
    };
  }

  @Test
  @DisplayName("for whom a group's credits were spent, but nothing of it to another member")
  void group() {
    BookedSession bens =
        new BookedSession(BookingLine.of(BookingRef.of("b-2"), BEN), SESSION.type(), START);
    LedgerEntry booking =
        entry(Primitive.TAKE, Cause.BOOKING, -1)
            .account(AccountKey.of(PRACTICE, new GroupId("family"), CreditType.of("Physio")))
            .session(bens)
            .build();
    assertThat(ENGLISH.withNames(names()).describe(booking))
        .startsWith("Booked: Massage, 6 Mar 2026, 10:00 (Ben); one credit");
    assertThat(ENGLISH.withReader(BEN).describe(booking)).contains("Massage");
    assertThat(ENGLISH.withReader(ANNA).withNames(names()).describe(booking))
        .isEqualTo("Booked; one credit of Physiotherapy spent. Balance: 12.");
  }

  @Test
  @DisplayName("what was paid and what was undone of it, by the command that did it")
  void settlement() {
    LedgerEntry.Builder paid = entry(Primitive.MOVE, Cause.SETTLEMENT, 1).session(SESSION);
    String early = SESSION.line().key().value() + "|early";
    assertThat(ENGLISH.describe(paid.request(request(Operation.GRANT, "k")).build()))
        .startsWith("Debt settled for Massage, 6 Mar 2026, 10:00: one credit");
    assertThat(ENGLISH.describe(paid.request(request(Operation.CANCEL, early)).build()))
        .startsWith("Free again");
    assertThat(ENGLISH.describe(paid.request(request(Operation.CANCEL, "other|early")).build()))
        .startsWith("Debt settled");
    assertThat(ENGLISH.describe(paid.request(request(Operation.REVERSE, "k")).build()))
        .startsWith("Correction");
    assertThat(ENGLISH.describe(paid.request(request(Operation.SETTLE, "k")).build()))
        .startsWith("Debt settled by hand for Massage, 6 Mar 2026, 10:00: one credit");
  }

  @Test
  @DisplayName("all in English where there is no translation, whatever the machine speaks")
  void englishElsewhere() {
    LedgerEntry booking = entry(Primitive.TAKE, Cause.BOOKING, -1_234).session(SESSION).build();
    String english = HistoryText.of(Locale.ENGLISH, BERLIN).describe(booking);
    for (Locale machine : new Locale[] {Locale.GERMANY, Locale.FRANCE, new Locale("ar", "EG")}) {
      Locale.setDefault(machine);
      for (String tag : List.of("", "tlh", "ar-EG", "hi-IN-u-nu-deva", "ja-JP", "und")) {
        assertThat(HistoryText.of(Locale.forLanguageTag(tag), BERLIN).describe(booking))
            .isEqualTo(english);
      }
    }
  }
}
