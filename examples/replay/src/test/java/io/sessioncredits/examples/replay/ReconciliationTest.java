package io.sessioncredits.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The comparison of counts and ledger")
class ReconciliationTest {
  private static final ClientId ANNA = ClientId.of("anna");

  @Test
  @DisplayName("finds nothing where all agree")
  void findsNothingWhereAllAgree() {
    assertThat(
            Reconciliation.differences(fiveBoughtTwoBooked(), ledger(5, -2, 3), Map.of(ANNA, 3L)))
        .isEmpty();
  }

  @Test
  @DisplayName("finds a column that says something else")
  void findsAColumn() {
    assertThat(
            Reconciliation.differences(fiveBoughtTwoBooked(), ledger(5, -1, 4), Map.of(ANNA, 3L)))
        .contains("column SPENT: counted -2, found -1", "outstanding: counted 3, found 4");
  }

  @Test
  @DisplayName("finds a client whose balance is another")
  void findsABalance() {
    assertThat(
            Reconciliation.differences(fiveBoughtTwoBooked(), ledger(5, -2, 3), Map.of(ANNA, 2L)))
        .containsExactly("balance of anna: counted 3, found 2");
  }

  @Test
  @DisplayName("finds an appointment without an ending")
  void findsAnAppointmentWithoutEnding() {
    Tally tally = fiveBoughtTwoBooked();
    tally.count(Figure.ATTENDED, -1);
    assertThat(Reconciliation.differences(tally, ledger(5, -2, 3), Map.of(ANNA, 3L)))
        .containsExactly("attended, missed and cancelled: counted 2, found 1");
  }

  @Test
  @DisplayName("passes on what the audit itself found")
  void passesOnWhatTheAuditFound() {
    AuditReport clean = ledger(5, -2, 3);
    AuditReport broken =
        new AuditReport(
            1, 3, clean.columns(), clean.outstanding(), clean.owed(), List.of("a broken chain"));
    assertThat(Reconciliation.differences(fiveBoughtTwoBooked(), broken, Map.of(ANNA, 3L)))
        .containsExactly("a broken chain");
  }

  @Test
  @DisplayName("finds credits of a type that nobody sold")
  void findsCreditsOfAnotherType() {
    CreditType other = CreditType.of("massage");
    AuditReport report =
        new AuditReport(
            1, 1, Map.of(other, Map.of(Column.GRANTED, 1L)), Map.of(), Map.of(), List.of());
    assertThat(Reconciliation.differences(new Tally(), report, Map.of()))
        .contains("the ledger holds credits that nobody sold");
  }

  private static Tally fiveBoughtTwoBooked() {
    Tally tally = new Tally();
    tally.count(Figure.CLIENTS, 1);
    tally.count(Figure.GRANTED, 5);
    tally.count(Figure.APPOINTMENTS, 2);
    tally.count(Figure.BOOKED, 2);
    tally.count(Figure.ATTENDED, 2);
    tally.move(ANNA, 3);
    return tally;
  }

  private static AuditReport ledger(long granted, long spent, long outstanding) {
    return new AuditReport(
        1,
        3,
        Map.of(Rules.CREDIT, Map.of(Column.GRANTED, granted, Column.SPENT, spent)),
        Map.of(Rules.CREDIT, outstanding),
        Map.of(),
        List.of());
  }
}
