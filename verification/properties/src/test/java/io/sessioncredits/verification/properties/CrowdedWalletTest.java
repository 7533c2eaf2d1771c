package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.PolicyChoice;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.invariant.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cancellation that gives credits back to lots that are over")
class CrowdedWalletTest {
  private static final ClientId ANNA = Town.CLIENTS.get(0);
  private static final Instant END = Town.START.plus(Duration.ofDays(2));

  @ParameterizedTest(name = "beside {0} other lots, with {1} days of grace")
  @CsvSource({"497, 0", "498, 0", "499, 0", "500, 0", "497, 7", "498, 7", "499, 7", "500, 7"})
  @DisplayName("does the same in a wallet that is full")
  void worksInAFullWallet(int others, int graceDays) {
    PolicyChoice policy =
        new PolicyChoice(
            "grace", Policies.standard(ZoneOffset.UTC).policy().withGraceDays(graceDays));
    Booking booking =
        Booking.of(BookingRef.of("visit"), ANNA, Town.YOGA, Town.START.plusSeconds(3_600))
            .withSeats(2);
    List<CreditCommand<?>> commands = new ArrayList<>();
    commands.add(grant("twin1", "YOGA", END));
    commands.add(grant("twin2", "YOGA", END));
    commands.add(booking);
    for (int i = 0; i < others; i++) {
      commands.add(grant("other" + i, "MASSAGE", END.plus(Duration.ofDays(20L + i))));
    }
    Comparison comparison = new Comparison();
    comparison.run(new Step(Town.START, Town.ACTORS.get(0), policy, Step.Mode.ALL, commands));

    comparison.run(
        new Step(
            END.plusSeconds(60),
            Town.ACTORS.get(0),
            policy,
            Step.Mode.ONE,
            List.of(Cancellation.of(booking.line()).byPractice())));

    assertThat(Invariant.allViolations(comparison.practice().books())).isEmpty();
    assertThat(comparison.practice().position(ANNA).debts()).isEmpty();
  }

  private static Grant grant(String purchase, String type, Instant end) {
    return Grant.of(ANNA, CreditType.of(type), 1, PurchaseRef.of(purchase))
        .withValidFrom(Town.START)
        .withValidUntil(end);
  }
}
