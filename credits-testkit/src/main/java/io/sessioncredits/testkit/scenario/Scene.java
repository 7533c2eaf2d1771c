package io.sessioncredits.testkit.scenario;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.AttendanceOutcome;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.AdjustmentOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.GrantOutcome;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.ReversalOutcome;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.packages.CycleRef;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.PurchaseOutcome;
import io.sessioncredits.packages.Renewal;
import io.sessioncredits.packages.RenewalOutcome;
import io.sessioncredits.packages.Renewals;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.report.Reports;
import io.sessioncredits.settings.CatalogueChange;
import io.sessioncredits.settings.SettingChange;
import io.sessioncredits.settings.SettingOutcome;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.transfer.Transfer;
import io.sessioncredits.transfer.TransferOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A practice on a store, whose clock and rules a scenario sets, in the words of the scenarios. */
public final class Scene implements InstantSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SessionCredits credits;
  private CreditPolicy policy;
  private PracticeId practice = PracticeId.of("riverside");
  private Actor actor = Actor.staff("desk");
  private Instant now = START;
  private Duration tick = Duration.ZERO;
  private int keys;

  /** Opens the scene on {@code store} at the beginning of 2026. */
  public Scene(OwningCreditStore store, CreditPolicy policy) {
    this.policy = policy;
    this.credits =
        SessionCredits.builder().store(store).policies(p -> this.policy).clock(this).build();
  }

  @Override
  public Instant instant() {
    now = now.plus(tick);
    return now;
  }

  /** Sets the clock to a local date and time of the practice, such as {@code 2026-03-01T10:00}. */
  public Scene at(String local) {
    return at(instant(local));
  }

  /** Sets the clock. */
  public Scene at(Instant instant) {
    now = instant;
    return this;
  }

  /**
   * Lets the clock go on by a microsecond whenever it is asked, so that what is done later is
   * recorded later.
   */
  public Scene ticking() {
    tick = Duration.ofNanos(1_000);
    return this;
  }

  /** Returns the instant of a local date and time of the practice. */
  public Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(zone()).toInstant();
  }

  private ZoneId zone() {
    return policy.zone();
  }

  /** Changes the rules of the practice. */
  public Scene rules(CreditPolicy changed) {
    policy = changed;
    return this;
  }

  /** Goes to another practice in the same store. */
  public Scene practice(String id) {
    practice = PracticeId.of(id);
    return this;
  }

  /** Lets somebody else act. */
  public Scene actor(Actor other) {
    actor = other;
    return this;
  }

  /** Returns the services. */
  public ActingCredits credits() {
    return credits.at(practice).as(actor);
  }

  /** Returns a key that was not used before in this scene. */
  public RequestKey key() {
    return RequestKey.of("key-" + ++keys);
  }

  /** Returns a grant of a purchase of its own. */
  public Grant pack(String client, String type, long credits) {
    return Grant.of(
        ClientId.of(client), CreditType.of(type), credits, PurchaseRef.of("sale-" + ++keys));
  }

  /** Grants, and returns the outcome. */
  public GrantOutcome grant(Grant grant) {
    return credits().ledger().grant(grant);
  }

  /** Grants credits of a purchase of its own, without end. */
  public Receipt grant(String client, String type, long credits) {
    return grant(pack(client, type, credits)).orThrow();
  }

  /** Returns a booking of one seat at a local date and time. */
  public Booking booking(String ref, String client, String type, String startsAt) {
    return Booking.of(
        BookingRef.of(ref), ClientId.of(client), AppointmentType.of(type), instant(startsAt));
  }

  /** Books one seat. */
  public BookingOutcome book(String ref, String client, String type, String startsAt) {
    return book(booking(ref, client, type, startsAt));
  }

  /** Books. */
  public BookingOutcome book(Booking booking) {
    return credits().bookings().book(booking);
  }

  /** Cancels for the client. */
  public CancellationOutcome cancel(String ref, String client) {
    return cancel(Cancellation.of(BookingRef.of(ref), ClientId.of(client)));
  }

  /** Cancels. */
  public CancellationOutcome cancel(Cancellation cancellation) {
    return credits().bookings().cancel(cancellation);
  }

  /** Records that the attendee came. */
  public AttendanceOutcome attended(String ref, String client) {
    return credits()
        .bookings()
        .record(Attendance.attended(BookingRef.of(ref), ClientId.of(client)));
  }

  /** Records that the attendee did not come. */
  public AttendanceOutcome noShow(String ref, String client) {
    return credits().bookings().record(Attendance.noShow(BookingRef.of(ref), ClientId.of(client)));
  }

  /** Adjusts by a difference. */
  public AdjustmentOutcome adjust(String client, String type, long difference) {
    return credits()
        .ledger()
        .adjust(
            Adjustment.by(
                key(), ClientId.of(client), CreditType.of(type), difference, Reason.of("by hand")));
  }

  /** Adjusts to a number. */
  public AdjustmentOutcome set(String client, String type, long number) {
    return credits()
        .ledger()
        .adjust(
            Adjustment.to(
                key(), ClientId.of(client), CreditType.of(type), number, Reason.of("by hand")));
  }

  /** Sets a setting. */
  public <T> SettingOutcome set(SettingScope scope, Setting<T> setting, T value) {
    return credits()
        .settings()
        .change(SettingChange.set(key(), scope, setting, value, Reason.of("as agreed")));
  }

  /** Clears a setting. */
  public SettingOutcome clear(SettingScope scope, Setting<?> setting) {
    return credits()
        .settings()
        .change(SettingChange.clear(key(), scope, setting, Reason.of("as before")));
  }

  /** Changes the kept catalogue. */
  public Receipt change(CatalogueChange change) {
    return credits().settings().change(change).orThrow();
  }

  /** Reverses the posting of {@code receipt}. */
  public ReversalOutcome reverse(Receipt receipt, ShortfallRule rule) {
    return credits()
        .ledger()
        .reverse(Reversal.of(receipt, Reason.of("a mistake")).withShortfall(rule));
  }

  /** Returns a write-off of all that {@code client} owes of PT60. */
  public WriteOff writeOff(String client) {
    return WriteOff.of(key(), ClientId.of(client), CreditType.of("PT60"), Reason.of("moved away"));
  }

  /** Transfers credits. */
  public TransferOutcome transfer(String sender, String receiver, String type, long credits) {
    return credits()
        .transfers()
        .transfer(
            Transfer.of(
                key(), ClientId.of(sender), ClientId.of(receiver), CreditType.of(type), credits));
  }

  /** Returns the balance of {@code client} now. */
  public Balance balance(String client, String type) {
    return credits().ledger().balance(ClientId.of(client), CreditType.of(type));
  }

  /** Returns what is available to {@code client} now. */
  public long available(String client, String type) {
    return balance(client, type).available();
  }

  /** Returns how many seats {@code client} can book now. */
  public long bookable(String client, String type) {
    return credits().ledger().bookable(ClientId.of(client), AppointmentType.of(type));
  }

  /**
   * Returns all entries of {@code client}'s own wallet, oldest first; what has fallen due but is
   * not written comes last.
   */
  public List<LedgerEntry> entries(String client) {
    var page =
        credits()
            .ledger()
            .history(
                HistoryQuery.of(ClientId.of(client)).withPracticeChanges(false).withLimit(500));
    List<LedgerEntry> entries = new ArrayList<>(page.due());
    entries.addAll(page.entries());
    java.util.Collections.reverse(entries);
    return entries;
  }

  /** Returns the balance as of one local date and time, as known at another. */
  public Balance balanceAsOf(String client, String type, String effective, String known) {
    return credits()
        .ledger()
        .balanceAsOf(ClientId.of(client), CreditType.of(type), instant(effective), instant(known));
  }

  /** Returns the history as known at a local date and time, newest first. */
  public List<LedgerEntry> known(String client, String local) {
    var page =
        credits()
            .ledger()
            .history(
                HistoryQuery.of(ClientId.of(client)).withLimit(500).withAsKnownAt(instant(local)));
    List<LedgerEntry> entries = new ArrayList<>(page.due());
    entries.addAll(page.entries());
    return entries;
  }

  /** Returns what a client sees. */
  public ClientView view(ClientViewQuery query) {
    return credits.at(practice).clientView(query);
  }

  /** Writes down what has fallen due, and returns for how many wallets. */
  public long sweep() {
    return credits.at(practice).maintenance().sweep();
  }

  /** Returns the bulk work of a billing day. */
  public Renewals renewals() {
    return credits.at(practice).renewals(actor);
  }

  /** Sells a package to {@code client}. */
  public PurchaseOutcome buy(String purchase, String client, String packageId) {
    return buy(Purchase.of(PurchaseRef.of(purchase), ClientId.of(client), PackageId.of(packageId)));
  }

  /** Sells a package. */
  public PurchaseOutcome buy(Purchase purchase) {
    return credits().packages().purchase(purchase);
  }

  /** Renews a purchase for the cycle with this number. */
  public RenewalOutcome renew(String purchase, int cycle) {
    return renew(Renewal.of(PurchaseRef.of(purchase), CycleRef.number(cycle)));
  }

  /** Renews a purchase. */
  public RenewalOutcome renew(Renewal renewal) {
    return credits().packages().renew(renewal);
  }

  /** Returns the reports of the practice. */
  public Reports reports() {
    return credits.at(practice).reports();
  }

  /** Lets the pump deliver all that waits, and returns what it told, oldest first. */
  public List<CreditMessage> delivered() {
    List<CreditMessage> told = new ArrayList<>();
    PumpRun run =
        credits
            .at(practice)
            .notifications()
            .pump(notification -> told.addAll(notification.messages()))
            .run(OutboxPump.MOST);
    if (run.delivered().size() < run.claimed()) {
      throw new IllegalStateException("not all was delivered");
    }
    return told;
  }

  /**
   * Returns all that waits, delivered, as {@code KIND amount holder/type before>after} texts, such
   * as {@code SPENT -1 ana/PT60 5>4}.
   */
  public List<String> news() {
    return delivered().stream()
        .map(
            m ->
                m.kind()
                    + " "
                    + m.amount()
                    + " "
                    + m.holder().value()
                    + "/"
                    + m.type()
                    + " "
                    + m.before().number()
                    + ">"
                    + m.after().number())
        .toList();
  }

  /** Audits the practice. */
  public AuditReport audit() {
    return credits.at(practice).maintenance().audit();
  }

  /**
   * Returns a receipt's movements as {@code CAUSE amount@lot} texts, such as {@code BOOKING -5@1}.
   */
  public static List<String> story(List<Movement> movements) {
    return movements.stream().map(m -> m.cause() + " " + m.amount() + "@" + m.lot()).toList();
  }

  /** Returns entries as {@code CAUSE amount@lot} texts. */
  public static List<String> told(List<LedgerEntry> entries) {
    return entries.stream().map(e -> e.cause() + " " + e.amount() + "@" + e.lot()).toList();
  }
}
