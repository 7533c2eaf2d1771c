package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.scenario.FieldScenarios;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Rig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** One level for each database is enough here: nothing runs beside a scenario. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.sessioncredits.verification.jpa.cell.Cell#defaults")
@DisplayName("The scenarios of the field go in the JPA store as they go in memory")
class FieldScenariosTest extends FieldScenarios {
  private final Cell cell;

  FieldScenariosTest(Cell cell) {
    this.cell = cell;
  }

  @Override
  public OwningCreditStore openStore() {
    Rig rig = Rig.of(cell);
    rig.empty();
    return rig.store();
  }
}
