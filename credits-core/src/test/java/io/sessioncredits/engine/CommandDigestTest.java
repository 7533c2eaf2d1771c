package io.sessioncredits.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationChange;
import io.sessioncredits.authorization.AuthorizedPeriod;
import io.sessioncredits.authorization.CountingRule;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.PendingPayment;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.decision.Deciders;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.InsurerId;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.Validity;
import io.sessioncredits.packages.ContentsChange;
import io.sessioncredits.packages.CycleRef;
import io.sessioncredits.packages.PackageChange;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.Renewal;
import io.sessioncredits.packages.RenewalCancellation;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.CatalogueChange;
import io.sessioncredits.settings.SettingChange;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The digest of a command")
class CommandDigestTest {
  private static final String FILE = "command-digests.txt";
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final ClientId CLIENT = ClientId.of("c-17");
  private static final GroupId FAMILY = GroupId.of("family-9");
  private static final CreditType PT60 = CreditType.of("PT60");
  private static final BookingRef BOOKING = BookingRef.of("b-1");
  private static final Reason REASON = Reason.of("because");
  private static final Grant GRANT = Grant.of(CLIENT, PT60, 10, PurchaseRef.of("invoice-1"));

  private static final Map<String, CreditCommand<?>> COMMANDS = commands();

  private static Map<String, CreditCommand<?>> commands() {
    Map<String, CreditCommand<?>> all = new LinkedHashMap<>();
    all.put("a grant with the least there can be", GRANT);
    all.put(
        "a grant with a last day and all else there is",
        Grant.of(FAMILY, CreditType.of("YOGA"), 5, PurchaseRef.of("invoice-2026/01"))
            .withValidFrom(NEW_YEAR)
            .withLastDay(LocalDate.parse("2026-03-31"))
            .withCategory(Category.PROMOTIONAL)
            .withPriority(0)
            .withPrice(Price.of(12_345, "EUR")));
    all.put(
        "a grant until an instant",
        Grant.of(CLIENT, PT60, 1, PurchaseRef.of("invoice-2"))
            .withValidUntil(NEW_YEAR.plus(1, ChronoUnit.DAYS)));
    all.put(
        "an adjustment by a difference",
        Adjustment.by(RequestKey.of("form-1"), CLIENT, PT60, -3, REASON));
    all.put(
        "an adjustment to a number that was expected, debt allowed",
        Adjustment.to(RequestKey.of("form-2"), CLIENT, PT60, 0, REASON)
            .expecting(-7)
            .allowingDebt());
    all.put("a booking", Booking.of(BOOKING, CLIENT, AppointmentType.of("PT60"), NEW_YEAR));
    all.put(
        "a booking of several seats at the second attempt, paid by the family",
        Booking.of(
                BookingRef.of("event:yoga#4"),
                CLIENT,
                AppointmentType.of("YOGA"),
                NEW_YEAR.plus(1_999, ChronoUnit.NANOS))
            .withSeats(3)
            .withAttempt(2)
            .withPayer(FAMILY));
    Cancellation cancellation = Cancellation.of(BOOKING, CLIENT);
    all.put("a cancellation", cancellation);
    all.put("a cancellation by the practice", cancellation.byPractice());
    all.put("a cancellation whose terms are waived", cancellation.waivingTerms(REASON));
    all.put("an attendance", Attendance.attended(BOOKING, CLIENT));
    all.put("a no-show", Attendance.noShow(BOOKING, CLIENT));
    all.put("a reversal", Reversal.of(Operation.GRANT, GRANT.key(), REASON));
    all.put(
        "a reversal that leaves a debt",
        Reversal.of(Operation.TRANSFER, RequestKey.of("form-90"), REASON)
            .withShortfall(ShortfallRule.DEBT));
    all.put("a transfer", Transfer.of(RequestKey.of("form-90"), CLIENT, FAMILY, PT60, 4));
    all.put("a sweep", Sweep.of(CLIENT, NEW_YEAR));
    WriteOff writeOff = WriteOff.of(RequestKey.of("form-3"), CLIENT, PT60, REASON);
    all.put("a write-off of all that is owed", writeOff);
    all.put(
        "a write-off of two credits owed for a booking",
        writeOff.withCredits(2).withLine(BookingLine.of(BOOKING, CLIENT)));
    all.put(
        "a booking that overrides two settings",
        Booking.of(BOOKING, CLIENT, AppointmentType.of("PT60"), NEW_YEAR)
            .overriding(Setting.OVERDRAFT_LIMIT, OptionalLong.of(3), REASON)
            .overriding(Setting.BOOKING_WITHOUT_CREDIT, true, REASON));
    all.put(
        "a transfer against the rule",
        Transfer.of(RequestKey.of("form-90"), CLIENT, FAMILY, PT60, 4).overridingRule(REASON));
    RequestKey form = RequestKey.of("form-91");
    all.put(
        "a setting of a client",
        SettingChange.set(
            form, SettingScope.of(CLIENT), Setting.OVERDRAFT_LIMIT, OptionalLong.of(3), REASON));
    all.put(
        "a setting cleared for an appointment type",
        SettingChange.clear(
            form,
            SettingScope.of(AppointmentType.of("PT60")),
            Setting.BOOKING_WITHOUT_CREDIT,
            REASON));
    all.put("a catalogue change with every kind of edit", everyEdit());
    all.put(
        "a booking that may wait for credit",
        Booking.of(BOOKING, CLIENT, AppointmentType.of("PT60"), NEW_YEAR).orPending());
    PendingPayment payment = PendingPayment.of(BookingLine.of(BOOKING, CLIENT));
    all.put("the payment of a booking that waits", payment);
    all.put(
        "the payment of a booking that waits, as a debt",
        payment.overriding(Setting.BOOKING_WITHOUT_CREDIT, true, REASON));
    PurchaseRef sale = PurchaseRef.of("invoice-2026/02");
    Purchase purchase = Purchase.of(sale, CLIENT, PackageId.of("ten"));
    all.put("a purchase of a package as it is", purchase);
    all.put(
        "a purchase with other numbers, another price and a date",
        purchase
            .withCredits(PT60, 7)
            .withCredits(CreditType.of("YOGA"), 0)
            .withPrice(Price.of(9_900, "EUR"))
            .withDate(LocalDate.parse("2026-01-31")));
    all.put("a purchase given away", purchase.withFree(true));
    all.put("a renewal by the number of the cycle", Renewal.of(sale, CycleRef.number(2)));
    all.put(
        "a renewal by the first day of the cycle",
        Renewal.of(sale, CycleRef.startingOn(LocalDate.parse("2026-02-28"))));
    all.put(
        "the end of a renewal",
        RenewalCancellation.of(sale, LocalDate.parse("2026-06-30"), REASON));
    PackageContent three =
        PackageContent.of(PT60, 3)
            .withValidity(Validity.of(Period.ofMonths(3)))
            .withPrice(Price.of(7_500, "EUR"));
    all.put(
        "other contents of a purchase",
        ContentsChange.of(RequestKey.of("form-95"), sale, List.of(three), REASON));
    PackageDefinition definition =
        PackageDefinition.of(PackageId.of("ten"), "Ten für zehn", List.of(three))
            .withPrice(Price.of(7_500, "EUR"))
            .withRenewal(Period.ofMonths(1));
    all.put(
        "a package defined", PackageChange.define(RequestKey.of("form-96"), definition, REASON));
    all.put(
        "a package retired",
        PackageChange.retire(RequestKey.of("form-97"), PackageId.of("ten"), REASON));
    AuthorizationRef ref = AuthorizationRef.of("A-7");
    RequestKey authorized = RequestKey.of("form-94");
    all.put(
        "an authorization of units, as the second payer",
        AuthorizationChange.keep(
            authorized,
            authorization(ref, 40)
                .withServices(AppointmentType.of("PT60"), AppointmentType.of("EVAL"))
                .withUnit(Duration.ofMinutes(15))
                .withLimitPerVisit(4)
                .withRule(CountingRule.OCCURRED_ONLY)
                .withPriority(1)));
    all.put(
        "an authorization of visits",
        AuthorizationChange.keep(authorized, authorization(ref, 12)).withReason(REASON));
    all.put("an authorization ended", AuthorizationChange.end(authorized, CLIENT, ref, REASON));
    all.put(
        "a booking of 23 minutes",
        Booking.of(BOOKING, CLIENT, AppointmentType.of("PT60"), NEW_YEAR)
            .withDuration(Duration.ofMinutes(23).plusNanos(7)));
    all.put(
        "a settlement by hand of all that is owed",
        SettleDebts.of(RequestKey.of("form-4"), CLIENT, REASON));
    all.put(
        "a settlement by hand of two lines, as far as they are owed in one type",
        SettleDebts.of(RequestKey.of("form-4"), FAMILY, REASON)
            .withType(PT60)
            .forLines(
                List.of(
                    new BookingLine(BookingRef.of("b-2"), CLIENT, 2),
                    BookingLine.of(BOOKING, CLIENT))));
    return all;
  }

  private static Authorization authorization(AuthorizationRef ref, long authorized) {
    return Authorization.of(
        ref,
        CLIENT,
        InsurerId.of("blue"),
        authorized,
        new AuthorizedPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)));
  }

  private static CatalogueChange everyEdit() {
    CreditType yoga = CreditType.of("YOGA");
    AppointmentType yin = AppointmentType.of("YIN");
    AppointmentType hatha = AppointmentType.of("HATHA");
    return CatalogueChange.of(RequestKey.of("form-93"), REASON)
        .covering(yoga, List.of(yin, hatha))
        .priced(yoga, yin, 2)
        .priced(yoga, hatha, 3, NEW_YEAR)
        .notCredited(AppointmentType.of("INTRO"))
        .credited(AppointmentType.of("TRIAL"))
        .offering(AppointmentType.of("PT60"))
        .notOffering(AppointmentType.of("PT90"));
  }

  private static Map<String, Digest> golden() {
    try (InputStream file =
        Objects.requireNonNull(CommandDigestTest.class.getResourceAsStream(FILE), FILE)) {
      Map<String, Digest> golden = new LinkedHashMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> golden.put(line.substring(65), Digest.ofHex(line.substring(0, 64))));
      return golden;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names() {
    return List.copyOf(golden().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisplayName("is the one of the golden file, for ever")
  void isPinned(String name) {
    assertThat(digest(Objects.requireNonNull(COMMANDS.get(name), name)))
        .isEqualTo(golden().get(name));
  }

  @Test
  @DisplayName("is pinned for every kind of command")
  void everyKind() {
    assertThat(names()).containsExactlyElementsOf(COMMANDS.keySet());
    assertThat(COMMANDS.values().stream().map(CreditCommand::operation).distinct())
        .containsExactlyInAnyOrder(Operation.values());
  }

  @Test
  @DisplayName("is what a posting keeps")
  void isKept() {
    assertThat(kept(GRANT, Actor.staff("desk-1"), NEW_YEAR))
        .isEqualTo(golden().get("a grant with the least there can be"));
  }

  @Test
  @DisplayName("says nothing of who gave the command, when, why and under which key")
  void leavesOut() {
    Grant explained = GRANT.withReason(REASON).withKey(RequestKey.of("another"));
    assertThat(kept(explained, Actor.system("billing"), NEW_YEAR.plusSeconds(1)))
        .isEqualTo(kept(GRANT, Actor.staff("desk-1"), NEW_YEAR));
  }

  private static Digest kept(Grant grant, Actor actor, Instant now) {
    PracticeRules rules = new PracticeRules(p -> CreditPolicy.standard(ZoneOffset.UTC));
    PracticeId practice = PracticeId.of("north-clinic");
    Desk desk = new Desk(rules, () -> now, request -> "salt", Deciders.all(), Set.of());
    Executor.Run run =
        desk.run(
            new Caller(practice, actor),
            rules.at(Position.empty(PracticeRules.wallet(practice))),
            new State(new CreditQueries.View(Map.of(), Map.of(), Map.of()), Map.of()));
    assertThat(run.decide(grant).refusal()).isEmpty();
    return run.postings().get(0).request().command();
  }

  private static Digest digest(CreditCommand<?> command) {
    Decider<?, ?> decider =
        Deciders.all().stream()
            .filter(d -> d.command().isInstance(command))
            .findAny()
            .orElseThrow();
    return digest(decider, command);
  }

  private static <C extends CreditCommand<O>, O extends Outcome> Digest digest(
      Decider<C, O> decider, CreditCommand<?> command) {
    CanonicalForm form = new CanonicalForm(1).text(command.operation().name());
    decider.content(decider.command().cast(command), form);
    return form.digest(Digest.NONE);
  }
}
