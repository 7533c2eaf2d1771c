package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What clients and practices are told, and how often. */
public interface NotificationScenarios extends StoreSource {
  /** Everything a receiver needs to act without asking back. */
  @Test
  @DisplayName(
      "S147 a message names practice, client, type, lots, session, balances, actor, request")
  default void s147() {
    Scene scene = scene().ticking().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    scene.actor(Actor.client(ClientId.of("ana")));
    var receipt = scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    CreditMessage spent = scene.delivered().get(1);
    AccountKey account =
        AccountKey.of(PracticeId.of("riverside"), ClientId.of("ana"), CreditType.of("PT60"));
    assertEquals(
        CreditMessage.builder()
            .kind(MessageKind.SPENT)
            .account(account)
            .sequence(2)
            .amount(-1)
            .credits(1)
            .before(new Balance(5, 0, 5, 0, 0))
            .after(new Balance(4, 0, 4, 0, 0))
            .addLots(new LotId(account, 1))
            .addSessions(scene.entries("ana").get(1).session().orElseThrow())
            .actor(Actor.client(ClientId.of("ana")))
            .request(receipt.request())
            .recordedAt(receipt.recordedAt())
            .build(),
        spent);
  }

  /** A booking delivered again has told its story already. */
  @Test
  @DisplayName("S147 a command sent again tells nothing again, and a refused one nothing at all")
  default void toldOnce() {
    Scene scene = scene().ticking();
    var booking = scene.booking("a", "ana", "PT60", "2026-03-06T10:00");
    assertTrue(scene.book(booking).refusal().isPresent());
    scene.grant("ana", "PT60", 2);
    scene.book(booking).orThrow();
    scene.book(booking).orThrow();
    assertEquals(List.of("GRANTED 2 ana/PT60 0>2", "SPENT -1 ana/PT60 2>1"), scene.news());
    assertEquals(List.of(), scene.news());
  }

  /** Once for each crossing, and again only after the number was above the mark. */
  @Test
  @DisplayName("M20 low is told once at each mark, and armed again by going above it")
  default void lowOnce() {
    Scene scene = scene(standard().withLowBalanceAt(1, 3)).ticking();
    scene.grant("ana", "PT60", 5);
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    assertEquals(List.of("GRANTED 5 ana/PT60 0>5", "SPENT -1 ana/PT60 5>4"), scene.news());
    scene.book("b", "ana", "PT60", "2026-03-07T10:00").orThrow();
    assertEquals(List.of("SPENT -1 ana/PT60 4>3", "LOW 0 ana/PT60 4>3"), scene.news());
    scene.book("c", "ana", "PT60", "2026-03-08T10:00").orThrow();
    assertEquals(List.of("SPENT -1 ana/PT60 3>2"), scene.news());
    scene.cancel("c", "ana").orThrow();
    assertEquals(List.of("RESTORED 1 ana/PT60 2>3"), scene.news());
    scene.cancel("b", "ana").orThrow();
    assertEquals(List.of("RESTORED 1 ana/PT60 3>4"), scene.news());
    scene.adjust("ana", "PT60", -3).orThrow();
    List<CreditMessage> told = scene.delivered();
    assertEquals(
        List.of(MessageKind.ADJUSTED, MessageKind.LOW),
        told.stream().map(CreditMessage::kind).toList());
    assertEquals(List.of(1L, 3L), told.get(1).lowMarks());
  }

  /** The last credit, and the first that is owed. */
  @Test
  @DisplayName("M20 exhausted at the last available credit, negative at the first owed, once each")
  default void exhaustedAndNegative() {
    Scene scene = scene(permissive()).ticking();
    scene.grant("ana", "PT60", 1);
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    scene.book("b", "ana", "PT60", "2026-03-07T10:00").orThrow();
    scene.book("c", "ana", "PT60", "2026-03-08T10:00").orThrow();
    scene.cancel("c", "ana").orThrow();
    scene.cancel("b", "ana").orThrow();
    assertEquals(
        List.of(
            "GRANTED 1 ana/PT60 0>1",
            "SPENT -1 ana/PT60 1>0",
            "EXHAUSTED 0 ana/PT60 1>0",
            "SPENT -1 ana/PT60 0>-1",
            "NEGATIVE 0 ana/PT60 0>-1",
            "SPENT -1 ana/PT60 -1>-2",
            "RESTORED 1 ana/PT60 -2>-1",
            "RESTORED 1 ana/PT60 -1>0"),
        scene.news());
  }

  /** What is passed and passed back within one posting is no news. */
  @Test
  @DisplayName("M20 credits that settle on arrival are told as granted and settled, nothing else")
  default void settled() {
    Scene scene = scene(permissive().withLowBalanceAt(3)).ticking();
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    scene.book("b", "ana", "PT60", "2026-03-07T10:00").orThrow();
    assertEquals(3, scene.delivered().size());
    scene.grant("ana", "PT60", 5);
    List<CreditMessage> told = scene.delivered();
    assertEquals(
        List.of(MessageKind.GRANTED, MessageKind.SETTLED),
        told.stream().map(CreditMessage::kind).toList());
    CreditMessage settled = told.get(1);
    assertEquals(List.of(0L, 2L), List.of(settled.amount(), settled.credits()));
    assertEquals(
        List.of("a", "b"),
        settled.sessions().stream().map(s -> s.line().booking().value()).toList());
    assertEquals(List.of(-2L, 3L), List.of(settled.before().number(), settled.after().number()));
    scene.cancel("a", "ana").orThrow();
    assertEquals(List.of("RESTORED 1 ana/PT60 3>4"), scene.news());
  }

  /** Credits of one type that paid for a debt of another come back as what they are. */
  @Test
  @DisplayName("M20 a debt paid by another type is told in both, and so is its undoing")
  default void settledAcrossTypes() {
    Catalogue catalogue =
        Catalogue.byAppointmentType()
            .covering(CreditType.of("FLEX"), AppointmentType.of("PT60"), AppointmentType.of("YOGA"))
            .covering(CreditType.of("PT60"), AppointmentType.of("PT60"));
    Scene scene = scene(permissive().withCatalogue(catalogue)).ticking();
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    var sale = scene.grant("ana", "FLEX", 3);
    scene.cancel("a", "ana").orThrow();
    assertEquals(
        List.of(
            "SPENT -1 ana/PT60 0>-1",
            "NEGATIVE 0 ana/PT60 0>-1",
            "GRANTED 3 ana/FLEX 0>2",
            "SETTLED -1 ana/FLEX 0>2",
            "SETTLED 1 ana/PT60 -1>0",
            "RESTORED 1 ana/FLEX 2>3"),
        scene.news());
    scene.book("b", "ana", "YOGA", "2026-03-07T10:00").orThrow();
    scene.reverse(sale, ShortfallRule.DEBT).orThrow();
    assertEquals(
        List.of(
            "SPENT -1 ana/FLEX 3>2",
            "REVOKED -3 ana/FLEX 2>-1",
            "EXHAUSTED 0 ana/FLEX 2>-1",
            "NEGATIVE 0 ana/FLEX 2>-1"),
        scene.news());
  }

  /** A sale taken back opens the debts again that it had paid: both are told as taken back. */
  @Test
  @DisplayName("M20 a sale that had settled is told as revoked in the type that is owed again too")
  default void revokedAfterSettling() {
    Catalogue catalogue =
        Catalogue.byAppointmentType()
            .covering(CreditType.of("FLEX"), AppointmentType.of("PT60"), AppointmentType.of("YOGA"))
            .covering(CreditType.of("PT60"), AppointmentType.of("PT60"));
    Scene scene = scene(permissive().withCatalogue(catalogue)).ticking();
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    var sale = scene.grant("ana", "FLEX", 3);
    assertEquals(5, scene.delivered().size());
    scene.reverse(sale, ShortfallRule.REFUSE).orThrow();
    assertEquals(
        List.of(
            "REVOKED -1 ana/PT60 0>-1",
            "NEGATIVE 0 ana/PT60 0>-1",
            "REVOKED -2 ana/FLEX 2>0",
            "EXHAUSTED 0 ana/FLEX 2>0"),
        scene.news());
  }

  /** One act, two stories. */
  @Test
  @DisplayName("M16 both sides of a transfer are told, each with the other")
  default void transfer() {
    Scene scene = scene(standard().withLowBalanceAt(2)).ticking();
    scene.grant("ana", "PT60", 4);
    scene.grant("ben", "PT60", 1);
    assertEquals(2, scene.delivered().size());
    var receipt = scene.transfer("ana", "ben", "PT60", 3).orThrow();
    List<CreditMessage> told = scene.delivered();
    assertEquals(
        List.of(MessageKind.TRANSFERRED_OUT, MessageKind.LOW, MessageKind.TRANSFERRED_IN),
        told.stream().map(CreditMessage::kind).toList());
    assertEquals(Optional.of(ClientId.of("ben")), told.get(0).otherHolder());
    assertEquals(Optional.of(ClientId.of("ana")), told.get(2).otherHolder());
    assertEquals(List.of(-3L, 3L), List.of(told.get(0).amount(), told.get(2).amount()));
    assertEquals(List.of(1L, 4L), List.of(told.get(0).credits() - 2, told.get(2).after().number()));
    scene.reverse(receipt, ShortfallRule.REFUSE).orThrow();
    assertEquals(
        List.of(
            "TRANSFERRED_OUT -3 ben/PT60 4>1",
            "LOW 0 ben/PT60 4>1",
            "TRANSFERRED_IN 3 ana/PT60 1>4"),
        scene.news());
  }

  /** Setting aside lowers the number as spending does, and spending what is set aside does not. */
  @Test
  @DisplayName("M20 credits held and released are told; the mark is passed when they are held")
  default void held() {
    Scene scene =
        scene(standard().withSpendMode(SpendMode.AT_ATTENDANCE).withLowBalanceAt(1))
            .ticking()
            .at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 2);
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    scene.cancel("a", "ana").orThrow();
    scene.book("b", "ana", "PT60", "2026-03-07T10:00").orThrow();
    scene.at("2026-03-07T11:00").attended("b", "ana").orThrow();
    assertEquals(
        List.of(
            "GRANTED 2 ana/PT60 0>2",
            "HELD 0 ana/PT60 2>1",
            "LOW 0 ana/PT60 2>1",
            "RELEASED 0 ana/PT60 1>2",
            "HELD 0 ana/PT60 2>1",
            "LOW 0 ana/PT60 2>1",
            "SPENT -1 ana/PT60 1>1"),
        scene.news());
  }

  /** Time alone crosses when it is written down, whoever's command brings it. */
  @Test
  @DisplayName(
      "M20 credits that end are told with what writes it down, low and exhausted with them")
  default void expired() {
    Scene scene = scene(standard().withLowBalanceAt(1)).ticking().at("2026-03-02T09:00");
    scene.grant(scene.pack("ana", "PT60", 4).withLastDay(LocalDate.of(2026, 3, 31))).orThrow();
    assertEquals(1, scene.delivered().size());
    scene.at("2026-04-02T09:00");
    assertEquals(1, scene.sweep());
    List<CreditMessage> told = scene.delivered();
    assertEquals(
        List.of(MessageKind.EXPIRED, MessageKind.LOW, MessageKind.EXHAUSTED),
        told.stream().map(CreditMessage::kind).toList());
    assertEquals(Actor.TIME, told.get(0).actor());
    scene.grant(scene.pack("ana", "PT60", 4).withLastDay(LocalDate.of(2026, 4, 30))).orThrow();
    scene.at("2026-05-02T09:00").grant("ana", "PT60", 3);
    assertEquals(
        List.of("GRANTED 4 ana/PT60 0>4", "EXPIRED -4 ana/PT60 4>3", "GRANTED 3 ana/PT60 4>3"),
        scene.news());
  }

  /** A lot that begins by itself arms the mark again, though nothing was written. */
  @Test
  @DisplayName("M20 a lot that has begun meanwhile arms the marks again")
  default void begun() {
    Scene scene = scene(standard().withLowBalanceAt(1)).ticking().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 2);
    scene
        .grant(scene.pack("ana", "PT60", 2).withValidFrom(scene.instant("2026-04-01T00:00")))
        .orThrow();
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    scene.at("2026-04-02T09:00");
    scene.book("b", "ana", "PT60", "2026-04-06T10:00").orThrow();
    scene.book("c", "ana", "PT60", "2026-04-07T10:00").orThrow();
    assertEquals(
        List.of(
            "GRANTED 2 ana/PT60 0>2",
            "GRANTED 2 ana/PT60 2>2",
            "SPENT -1 ana/PT60 2>1",
            "LOW 0 ana/PT60 2>1",
            "SPENT -1 ana/PT60 3>2",
            "SPENT -1 ana/PT60 2>1",
            "LOW 0 ana/PT60 2>1"),
        scene.news());
  }

  /** Settings are news too, and the marks of a client count for that client alone. */
  @Test
  @DisplayName(
      "M19 a changed setting is told with what it says now; marks go by the level in force")
  default void settings() {
    Scene scene = scene().ticking();
    SortedSet<Long> two = new TreeSet<>(List.of(2L));
    SortedSet<Long> four = new TreeSet<>(List.of(4L));
    scene.set(SettingScope.practice(), Setting.LOW_BALANCE_AT, two).orThrow();
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.LOW_BALANCE_AT, four).orThrow();
    List<CreditMessage> told = scene.delivered();
    assertEquals(
        List.of(MessageKind.SETTINGS_CHANGED, MessageKind.SETTINGS_CHANGED),
        told.stream().map(CreditMessage::kind).toList());
    assertEquals(
        List.of(CreditType.PRACTICE_SETTINGS, CreditType.CLIENT_SETTINGS),
        told.stream().map(CreditMessage::type).toList());
    assertEquals(ClientId.of("ana"), told.get(1).holder());
    assertEquals("4", told.get(1).facts().get(Fact.TO));
    assertEquals(List.of(), told.get(1).lots());
    scene.grant("ana", "PT60", 5);
    scene.grant("ben", "PT60", 5);
    scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    scene.book("b", "ben", "PT60", "2026-03-06T11:00").orThrow();
    assertEquals(
        List.of(
            "GRANTED 5 ana/PT60 0>5",
            "GRANTED 5 ben/PT60 0>5",
            "SPENT -1 ana/PT60 5>4",
            "LOW 0 ana/PT60 5>4",
            "SPENT -1 ben/PT60 5>4"),
        scene.news());
  }
}
