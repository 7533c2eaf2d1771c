package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ledger.Grant;
import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.maintenance.Maintenance;
import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Maintenance")
class AuditTest {
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final CreditType MASSAGE = CreditType.of("MASSAGE");
  private static final WalletKey ANA = FrontDesk.wallet("ana");
  private static final String ANAS_YOGA = "account " + FrontDesk.account("ana", "YOGA") + " ";
  private static final String ANAS_MASSAGE = "account " + FrontDesk.account("ana", "MASSAGE") + " ";

  private final FrontDesk desk =
      FrontDesk.under(FrontDesk.PERMISSIVE.withSpendMode(SpendMode.AT_ATTENDANCE));
  private final Scene scene = desk.scene();

  /** Four entries of yoga: a sale of 5, 1 down by hand, 1 up, 1 set aside. Then one of massage. */
  AuditTest() {
    scene.grant("ana", "YOGA", 5);
    scene.adjust("ana", "YOGA", -1).orThrow();
    scene.adjust("ana", "YOGA", 1).orThrow();
    scene.book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();
    scene.at("2026-03-02T09:01").book("unpaid", "ana", "MASSAGE", FrontDesk.SESSION).orThrow();
    scene.grant("ben", "YOGA", 2);
  }

  @Nested
  @DisplayName("that audits")
  class ThatAudits {
    @Test
    @DisplayName("counts wallets, entries, credits left and credits owed of a sound ledger")
    void sound() {
      AuditReport report = audit(UnaryOperator.identity(), UnaryOperator.identity());
      assertThat(report.problems()).isEmpty();
      assertThat(report.isClean()).isTrue();
      assertThat(report.wallets()).isEqualTo(2);
      assertThat(report.entries()).isEqualTo(6);
      assertThat(report.outstanding()).containsOnlyKeys(YOGA).containsEntry(YOGA, 7L);
      assertThat(report.owed()).containsOnlyKeys(MASSAGE).containsEntry(MASSAGE, 1L);
    }

    @Test
    @DisplayName("finds that the newest entries of an account are gone")
    void tailGone() {
      assertFound(
          audit(
              page -> page.stream().filter(e -> !isAnasYoga(e, 3) && !isAnasYoga(e, 4)).toList(),
              UnaryOperator.identity()),
          ANAS_YOGA + "ends at entry 2 instead of 4");
    }

    @Test
    @DisplayName("finds an entry that is not the one its digest was made of")
    void digest() {
      assertFound(
          audit(
              changed(e -> isAnasYoga(e, 4), e -> e.withDigest(Digest.NONE)),
              UnaryOperator.identity()),
          ANAS_YOGA + "entry 4 does not have its digest");
    }

    @Test
    @DisplayName("finds a reason that is not the one that was given")
    void reason() {
      AuditReport report =
          audit(
              changed(
                  e -> isAnasYoga(e, 2),
                  e -> {
                    SealedText given = e.reason().orElseThrow();
                    return e.withReason(
                        new SealedText(given.seal(), Optional.of("a gift"), given.salt()));
                  }),
              UnaryOperator.identity());
      assertThat(report.problems())
          .containsExactly(ANAS_YOGA + "the reason of entry 2 is not the one sealed");
      assertThat(report.isClean()).isFalse();
    }

    @Test
    @DisplayName("finds an amount that does not lead from one balance to the next")
    void amount() {
      AuditReport report =
          audit(
              changed(e -> isAnasYoga(e, 2), e -> copy(e).amount(-2).build()),
              UnaryOperator.identity());
      assertThat(report.problems()).singleElement().asString().startsWith(ANAS_YOGA + "cannot be");
    }

    @Test
    @DisplayName("finds a balance that no lot stands for, since one was opened in another's place")
    void balance() {
      assertFound(
          audit(
              changed(e -> isAnasYoga(e, 3), e -> copy(e).lot(1).build()),
              UnaryOperator.identity()),
          ANAS_YOGA + "has a balance of 5 but lots of 1");
    }

    @Test
    @DisplayName("finds a lot that has one credit more than its entries say")
    void lot() {
      AuditReport report =
          audit(
              UnaryOperator.identity(),
              of(
                  ANA,
                  p ->
                      with(
                          p,
                          p.lots().stream()
                              .map(
                                  l ->
                                      new OpenLot(
                                          l.type(),
                                          l.opening(),
                                          l.terms(),
                                          l.remaining() + 1,
                                          l.held(),
                                          l.revoked()))
                              .toList())));
      assertThat(report.problems())
          .containsExactly(ANAS_YOGA + "stands elsewhere than its entries lead to");
    }

    @Test
    @DisplayName("finds a newest entry that the position has not reached")
    void accountForgotten() {
      AuditReport report =
          audit(
              UnaryOperator.identity(),
              of(
                  ANA,
                  p -> {
                    SortedMap<CreditType, AccountHead> accounts = new TreeMap<>(p.accounts());
                    accounts.remove(MASSAGE);
                    return new Position(
                        p.wallet(), accounts, p.lots(), List.of(), p.holds(), p.recordedAt());
                  }));
      assertThat(report.problems()).containsExactly(ANAS_MASSAGE + "has entry 1 but stands at 0");
    }

    @Test
    @DisplayName("finds an older entry that the position has not reached")
    void entryForgotten() {
      AuditReport report = audit(UnaryOperator.identity(), of(ANA, AuditTest.this::beforeTheHold));
      assertThat(report.problems()).containsExactly(ANAS_YOGA + "has entry 4 but stands at 3");
    }

    @Test
    @DisplayName("takes entries for no damage that were written while it reads")
    void meanwhile() {
      DamagedReads late =
          new DamagedReads(desk.queries(), UnaryOperator.identity(), UnaryOperator.identity()) {
            @Override
            public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
              return super.wallets(practice, after, limit).stream()
                  .map(of(ANA, AuditTest.this::beforeTheHold))
                  .toList();
            }
          };
      assertThat(maintenance(late).audit().problems()).isEmpty();
    }

    @Test
    @DisplayName("names no more than 100 problems")
    void atMostAHundred() {
      List<Grant> grants = new ArrayList<>();
      for (int i = 0; i < 101; i++) {
        grants.add(scene.pack("cara", "YOGA", 1));
      }
      desk.all(grants);
      AuditReport report =
          audit(
              changed(
                  e -> e.account().equals(FrontDesk.account("cara", "YOGA")),
                  e -> e.withDigest(new Digest(1, 2, 3, e.sequence()))),
              UnaryOperator.identity());
      assertThat(report.problems()).hasSize(AuditReport.MOST_PROBLEMS);
    }

    private AuditReport audit(
        UnaryOperator<List<LedgerEntry>> entries, UnaryOperator<Position> positions) {
      return maintenance(new DamagedReads(desk.queries(), entries, positions)).audit();
    }

    private void assertFound(AuditReport report, String problem) {
      assertThat(report.problems()).contains(problem);
      assertThat(report.isClean()).isFalse();
    }
  }

  @Test
  @DisplayName("that sweeps does not count what somebody else has swept just before")
  void sweptBefore() {
    scene.at("2026-03-10T00:00");
    CreditQueries stale =
        new DamagedReads(desk.queries(), UnaryOperator.identity(), UnaryOperator.identity()) {
          private final Position before = desk.position("ana");
          private boolean isAsked;

          @Override
          public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
            boolean isFirst = !isAsked;
            isAsked = true;
            return isFirst ? List.of(ANA) : List.of();
          }

          @Override
          public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
            return new View(Map.of(ANA, before), Map.of(), Map.of());
          }
        };
    assertThat(scene.sweep()).isEqualTo(1);
    assertThat(maintenance(stale).sweep()).isZero();
  }

  private Maintenance maintenance(CreditQueries queries) {
    return new Maintenance(FrontDesk.PRACTICE, scene.credits().commands(), queries, scene);
  }

  /** Returns the position without the yoga credit set aside, which was the fourth entry. */
  private Position beforeTheHold(Position now) {
    SortedMap<CreditType, AccountHead> accounts = new TreeMap<>(now.accounts());
    LedgerEntry third = desk.queries().entries(FrontDesk.account("ana", "YOGA"), 2, 1).get(0);
    accounts.put(YOGA, new AccountHead(3, third.balanceAfter(), third.digest()));
    List<OpenLot> lots =
        now.lots().stream()
            .map(l -> new OpenLot(l.type(), l.opening(), l.terms(), l.remaining(), 0, l.revoked()))
            .toList();
    return new Position(now.wallet(), accounts, lots, now.debts(), List.of(), now.recordedAt());
  }

  private static Position with(Position old, List<OpenLot> lots) {
    return new Position(
        old.wallet(), old.accounts(), lots, old.debts(), old.holds(), old.recordedAt());
  }

  private static UnaryOperator<Position> of(WalletKey wallet, UnaryOperator<Position> change) {
    return position -> position.wallet().equals(wallet) ? change.apply(position) : position;
  }

  private static UnaryOperator<List<LedgerEntry>> changed(
      Predicate<LedgerEntry> which, UnaryOperator<LedgerEntry> change) {
    return page -> page.stream().map(e -> which.test(e) ? change.apply(e) : e).toList();
  }

  private static boolean isAnasYoga(LedgerEntry entry, long sequence) {
    return entry.account().equals(FrontDesk.account("ana", "YOGA")) && entry.sequence() == sequence;
  }

  private static LedgerEntry.Builder copy(LedgerEntry entry) {
    LedgerEntry.Builder copy = LedgerEntry.builder();
    copy.from(entry);
    return copy;
  }
}
