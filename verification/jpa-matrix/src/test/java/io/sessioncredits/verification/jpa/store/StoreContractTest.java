package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.testkit.contract.CreditStoreContract;
import io.sessioncredits.testkit.contract.StoreHarness;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Rig;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("cells")
@DisplayName("The JPA store keeps what every store promises")
class StoreContractTest extends CreditStoreContract {
  private final Cell cell;

  StoreContractTest(Cell cell) {
    this.cell = cell;
  }

  /**
   * All but MariaDB at SERIALIZABLE: there each plain read of a key that is absent locks a gap, so
   * that hosts with nothing in common deadlock, which two clauses (J-08, Q-07) do not expect.
   */
  static Stream<Cell> cells() {
    return Cell.all()
        .filter(c -> c.database() != Database.MARIADB || c.isolation() != Isolation.SERIALIZABLE);
  }

  @Override
  protected StoreHarness harness() {
    return new RigHarness(Rig.of(cell));
  }
}
