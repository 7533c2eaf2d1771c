package io.sessioncredits.verification.properties;

import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The engine does what the oracle says")
class OracleProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(60);
  }

  @Property(seed = "4711", edgeCases = EdgeCasesMode.NONE)
  @Label("command by command: outcomes, balances, lots and debts, now and later")
  void agrees(@ForAll("histories") History history) {
    Comparison comparison = new Comparison();
    history.steps().forEach(comparison::run);
  }
}
