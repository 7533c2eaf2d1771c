package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.report.AgeBracket;
import io.sessioncredits.report.AsOfQuery;
import io.sessioncredits.report.DebtsQuery;
import io.sessioncredits.report.ReportQuery;
import io.sessioncredits.report.Reports;
import io.sessioncredits.report.RollForward;
import io.sessioncredits.testkit.scenario.Scene;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report")
class ReportsTest {
  private static final CreditType PT60 = CreditType.of("PT60");
  private final FrontDesk desk = FrontDesk.under(FrontDesk.PERMISSIVE);
  private final Scene scene = desk.scene();

  private ReportQuery march() {
    return ReportQuery.of(scene.instant("2026-03-01T00:00"), scene.instant("2026-04-01T00:00"));
  }

  /** Reads a store in which some entries cannot be seen yet. */
  private Reports reading(UnaryOperator<List<LedgerEntry>> entries) {
    return new Reports(
        FrontDesk.PRACTICE,
        new DamagedReads(desk.queries(), entries, UnaryOperator.identity()),
        scene,
        ZoneOffset.UTC);
  }

  private static List<LedgerEntry> withoutArrivals(List<LedgerEntry> page) {
    return page.stream().filter(e -> e.cause() != Cause.TRANSFER || e.amount() < 0).toList();
  }

  @Test
  @DisplayName("that sees a transfer by half runs again, and is whole when both halves are there")
  void runsAgain() {
    scene.grant("ana", "PT60", 5);
    scene.transfer("ana", "ben", "PT60", 2).orThrow();
    int[] reads = {0};
    Reports late = reading(page -> reads[0]++ == 0 ? withoutArrivals(page) : page);
    RollForward report = late.rollForward(march());
    assertThat(report.isConsistent()).isTrue();
    assertThat(report.type(PT60).net(Column.TRANSFERRED)).isZero();
    assertThat(report.type(PT60).closing()).isEqualTo(5);
    assertThat(reads[0]).isEqualTo(2);
  }

  @Test
  @DisplayName("that never sees the other half says so, after three runs")
  void saysSo() {
    scene.grant("ana", "PT60", 5);
    scene.transfer("ana", "ben", "PT60", 2).orThrow();
    int[] reads = {0};
    Reports half =
        reading(
            page -> {
              reads[0]++;
              return withoutArrivals(page);
            });
    assertThat(half.rollForward(march()).isConsistent()).isFalse();
    assertThat(reads[0]).isEqualTo(3);
    assertThat(half.ageing(AsOfQuery.now()).isConsistent()).isFalse();
    assertThat(half.liability(march()).isConsistent()).isFalse();
    assertThat(half.eachClient(march(), row -> {}).isConsistent()).isFalse();
    ReportQuery anas = march().withHolder(FrontDesk.wallet("ana").holder());
    assertThat(half.rollForward(anas).isConsistent()).isTrue();
    assertThat(half.rollForward(anas).type(PT60).net(Column.TRANSFERRED)).isEqualTo(-2);
  }

  @Test
  @DisplayName("goes on with bookings that come while it reads, and does not count them")
  void whileOthersBook() {
    for (int i = 0; i < Limits.PAGE; i++) {
      scene.grant("client-" + i, "PT60", 2);
    }
    scene.grant("zoe", "PT60", 2);
    List<String> seen = new ArrayList<>();
    var end =
        scene
            .reports()
            .eachClient(
                march(),
                row -> {
                  if (seen.isEmpty()) {
                    scene.at(scene.instant().plus(Duration.ofSeconds(1)));
                    scene.transfer("client-0", "zoe", "PT60", 1).orThrow();
                    assertThat(scene.book("a", "zoe", "PT60", FrontDesk.SESSION).isBooked())
                        .isTrue();
                  }
                  seen.add(row.types().toString());
                });
    assertThat(end.isConsistent()).isTrue();
    assertThat(end.rows()).isEqualTo(Limits.PAGE + 1);
    assertThat(seen.stream().distinct()).hasSize(1);
  }

  @Test
  @DisplayName("of one type or holder has no other, and its totals are those of that one")
  void restricted() {
    scene.grant("ana", "PT60", 5);
    scene.grant("ana", "YOGA", 3);
    scene.grant("ben", "PT60", 2);
    RollForward yoga = scene.reports().rollForward(march().withType(CreditType.of("YOGA")));
    assertThat(yoga.types().keySet()).containsExactly(CreditType.of("YOGA"));
    assertThat(yoga.total().closing()).isEqualTo(3);
    RollForward bens =
        scene.reports().rollForward(march().withHolder(FrontDesk.wallet("ben").holder()));
    assertThat(bens.total().closing()).isEqualTo(2);
    assertThat(bens.total().clients()).isEqualTo(1);
  }

  @Test
  @DisplayName("shows no account of settings")
  void reserved() {
    scene.grant("ana", "YOGA", 3);
    scene.grant("ben", "PT60", 2);
    Reports reports =
        reading(
            page ->
                page.stream()
                    .map(
                        e ->
                            e.account().type().equals(PT60)
                                ? e
                                : LedgerEntry.builder()
                                    .from(e)
                                    .account(
                                        e.account().wallet().account(CreditType.CLIENT_SETTINGS))
                                    .build())
                    .toList());
    assertThat(reports.rollForward(march()).types().keySet()).containsExactly(PT60);
    assertThat(reports.rollForward(march()).total().clients()).isEqualTo(1);
    assertThat(reports.ageing(AsOfQuery.now()).types().keySet()).containsExactly(PT60);
    assertThat(reports.liability(march()).types()).isEmpty();
  }

  @Test
  @DisplayName("shows upcoming credits apart, and clients with nothing to show not at all")
  void upcomingAndNothing() {
    scene
        .grant(
            scene
                .pack("ana", "PT60", 5)
                .withValidFrom(scene.instant("2026-05-01T00:00"))
                .withLastDay(LocalDate.parse("2026-05-31")))
        .orThrow();
    scene.grant("ben", "PT60", 1);
    assertThat(scene.book("a", "ben", "PT60", FrontDesk.SESSION).isBooked()).isTrue();
    assertThat(scene.reports().rollForward(march()).type(PT60).upcoming()).isEqualTo(5);
    var ageing = scene.reports().ageing(AsOfQuery.now());
    assertThat(ageing.of(PT60, AgeBracket.UP_TO_90_DAYS).upcoming()).isEqualTo(5);
    scene.at("2026-04-02T09:00");
    var april =
        scene
            .reports()
            .perClient(
                ReportQuery.of(
                    scene.instant("2026-04-01T00:00"), scene.instant("2026-05-01T00:00")),
                Optional.empty(),
                10);
    assertThat(april.rows()).hasSize(1);
    assertThat(april.rows().get(0).holder()).isEqualTo(FrontDesk.wallet("ana").holder());
  }

  @Test
  @DisplayName("is refused with its field, value and limit if it asks for what cannot be")
  void badQueries() {
    assertThatThrownBy(() -> ReportQuery.of(march().end(), march().end()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("until must be after from");
    assertThatThrownBy(() -> scene.reports().perClient(march(), Optional.empty(), 501))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("limit must be from 1 to 500, but was 501");
    assertThatThrownBy(() -> DebtsQuery.all().withLimit(0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("limit");
  }

  @Test
  @DisplayName("as comma-separated values has a header, adds up, and holds no formula")
  void csv() throws IOException {
    scene.grant("-1+1", "PT60", 5);
    scene.transfer("-1+1", "@ben", "PT60", 2).orThrow();
    assertThat(scene.book("+a", "zoe", "PT60", FrontDesk.SESSION).isBooked()).isTrue();
    StringBuilder out = new StringBuilder();
    ReportQuery known = march().withAsKnownAt(scene.instant("2026-03-31T00:00"));
    RollForward report = scene.reports().csv().rollForward(known, out);
    assertThat(out)
        .hasToString(
            "row,credit_type,from,until,as_known_at,opening,granted,adjusted,spent,restored,"
                + "written_off,expired,revoked,transferred_in,transferred_out,settled_in,"
                + "settled_out,closing,outstanding,held,upcoming,owed,clients,clients_owing\r\n"
                + "type,PT60,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-31T00:00:00Z,"
                + "0,5,0,-1,0,0,0,0,2,-2,0,0,4,5,0,0,1,3,1\r\n"
                + "total,,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-31T00:00:00Z,"
                + "0,5,0,-1,0,0,0,0,2,-2,0,0,4,5,0,0,1,3,1\r\n");
    assertThat(report.isConsistent()).isTrue();
    out.setLength(0);
    assertThat(scene.reports().csv().clients(known, out).rows()).isEqualTo(3);
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "client,'-1+1,PT60,0,5,0,0,0,0,0,0,0,-2,0,0,3,3,0,0,0",
            "client,'@ben,PT60,0,0,0,0,0,0,0,0,2,0,0,0,2,2,0,0,0",
            "client,zoe,PT60,0,0,0,-1,0,0,0,0,0,0,0,0,-1,0,0,0,1");
  }

  @Test
  @DisplayName("as comma-separated values lists debts, ends and money")
  void moreCsv() throws IOException {
    assertThat(scene.book("+a", "zoe", "PT60", FrontDesk.SESSION).isBooked()).isTrue();
    scene.set("ben", "PT60", -2).orThrow();
    StringBuilder out = new StringBuilder();
    scene.reports().csv().debts(DebtsQuery.all(), out);
    assertThat(out.toString().lines())
        .containsExactly(
            "client_kind,client,credit_type,owed,since,age_in_days,booking,attendee,attempt,"
                + "appointment_type,starts_at",
            "client,ben,PT60,2,2026-03-02T09:00:00Z,0,,,,,",
            "client,zoe,PT60,1,2026-03-06T10:00:00Z,0,'+a,zoe,1,PT60,2026-03-06T10:00:00Z");
    scene
        .grant(scene.pack("ana", "PT60", 3).withPrice(io.sessioncredits.model.Price.of(100, "EUR")))
        .orThrow();
    out.setLength(0);
    assertThat(scene.reports().csv().ageing(AsOfQuery.now(), out)).isNotNull();
    assertThat(out.toString().lines().skip(1))
        .hasSize(AgeBracket.values().length)
        .contains("2026-03-02T09:00:00Z,PT60,never,3,0,0,3");
    out.setLength(0);
    assertThat(scene.book("b", "ana", "PT60", FrontDesk.SESSION).isBooked()).isTrue();
    var liability = scene.reports().csv().liability(march(), out);
    assertThat(liability.totals())
        .hasEntrySatisfying("EUR", t -> assertThat(t.closing()).isEqualTo(66));
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-02T09:00:00Z,PT60,EUR,"
                + "0,100,-34,0,0,0,0,66");
  }

  @Test
  @DisplayName("that cannot be written fails with what the writer threw")
  void cannotWrite() {
    scene.grant("ana", "PT60", 5);
    assertThat(scene.book("a", "zoe", "PT60", FrontDesk.SESSION).isBooked()).isTrue();
    Appendable full = new FullDisk();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> scene.reports().csv().clients(march(), full))
        .withMessage("disk full");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> scene.reports().csv().debts(DebtsQuery.all(), new FullDisk()))
        .withMessage("disk full");
  }

  /** Takes a header and nothing more. */
  private static final class FullDisk implements Appendable {
    private boolean isFull;

    @Override
    public Appendable append(CharSequence text) throws IOException {
      if (isFull) {
        throw new IOException("disk full");
      }
      isFull = text.toString().equals("\r\n");
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) throws IOException {
      return append(String.valueOf(c));
    }
  }
}
