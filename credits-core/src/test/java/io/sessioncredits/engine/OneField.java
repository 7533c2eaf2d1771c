package io.sessioncredits.engine;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of an entry, each of one field, no two of which make the same entry. */
final class OneField {
  private static final PracticeId ELSEWHERE = PracticeId.of("elsewhere");

  private OneField() {}

  static List<UnaryOperator<LedgerEntry.Builder>> changes(LedgerEntry entry) {
    WalletKey wallet = entry.account().wallet();
    RequestId request = entry.request();
    EntryRef related = new EntryRef(AccountKey.of(ELSEWHERE, GroupId.of("g"), type("T")), 1);
    BookedSession session =
        new BookedSession(
            new BookingLine(BookingRef.of("b"), ClientId.of("c"), 3),
            AppointmentType.of("t"),
            entry.effectiveAt());
    LotTerms terms = LotTerms.of(77, entry.effectiveAt(), entry.effectiveAt(), 5, 6);
    return List.of(
        b -> b.account(wallet.account(type("OTHER"))),
        b ->
            b.account(
                new WalletKey(wallet.practice(), GroupId.of("g")).account(entry.account().type())),
        b ->
            b.account(new WalletKey(ELSEWHERE, wallet.holder()).account(entry.account().type()))
                .request(new RequestId(ELSEWHERE, request.operation(), request.key())),
        b -> b.sequence(neighbour(entry.sequence())),
        b -> b.lot(neighbour(entry.lot())),
        b -> b.held(entry.held() + 11),
        b -> b.balanceAfter(entry.balanceAfter() - 1),
        b -> b.effectiveAt(entry.effectiveAt().plus(1, ChronoUnit.MICROS)),
        b -> b.recordedAt(entry.recordedAt().minus(1, ChronoUnit.MICROS)),
        b ->
            b.request(new RequestId(request.practice(), other(request.operation()), request.key())),
        b ->
            b.request(
                new RequestId(request.practice(), request.operation(), RequestKey.of("other"))),
        b -> b.line(entry.line() == 0 ? 1 : entry.line() - 1),
        b -> b.related(entry.related().isPresent() ? Optional.empty() : Optional.of(related)),
        b -> b.session(entry.session().isPresent() ? Optional.empty() : Optional.of(session)),
        b -> b.terms(terms),
        b -> b.terms(terms.withPriority(51)),
        b -> b.actor(new Actor(entry.actor().kind(), "other")),
        b -> b.actor(new Actor(other(entry.actor().kind()), entry.actor().id())),
        b -> b.putFacts(Fact.OVERRIDE, "something"),
        b -> b.putFacts(Fact.SHORTFALL, "something"));
  }

  private static CreditType type(String name) {
    return CreditType.of(name);
  }

  private static Operation other(Operation operation) {
    return operation == Operation.GRANT ? Operation.BOOK : Operation.GRANT;
  }

  private static Actor.Kind other(Actor.Kind kind) {
    return kind == Actor.Kind.STAFF ? Actor.Kind.CLIENT : Actor.Kind.STAFF;
  }

  private static long neighbour(long number) {
    return number == 1 ? 2 : number - 1;
  }
}
