package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationChange;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.authorization.AuthorizedPeriod;
import io.sessioncredits.authorization.CountingRule;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CountedVisit;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.InsurerId;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("Visits counted against authorizations")
class AuthorizationProperties {
  private static final PracticeId PRACTICE = PracticeId.of("riverside");
  private static final ClientId ANA = ClientId.of("ana");
  private static final GroupId FAMILY = GroupId.of("family");
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int LINES = 8;

  private final OwningCreditStore store = Stores.fresh();
  private final SessionCredits credits =
      SessionCredits.builder()
          .store(store)
          .policies(p -> CreditPolicy.permissive(ZoneOffset.UTC).withTrackAuthorization(true))
          .clock(() -> START)
          .build();
  private final List<BookingLine> lines = new ArrayList<>();

  @Property(seed = "2001", edgeCases = EdgeCasesMode.NONE)
  @Label("are those of the booking records, whatever is done in which order, and never negative")
  void recount(@ForAll @Size(60) List<@IntRange(min = 0, max = 999) Integer> choices) {
    keep("primary", 5, 0, CountingRule.WITH_SCHEDULED);
    keep("secondary", 6, 1, CountingRule.OCCURRED_ONLY);
    for (int choice : choices) {
      act(choice % 6, choice / 6 % LINES, choice / 48);
      List<AuthorizationStanding> standings = desk().authorizations().of(ANA);
      assertThat(standings).hasSize(2);
      standings.forEach(this::assertCounted);
    }
    assertThat(credits.at(PRACTICE).maintenance().audit().isClean()).isTrue();
  }

  private ActingCredits desk() {
    return credits.at(PRACTICE).as(Actor.staff("desk"));
  }

  private void keep(String ref, long authorized, int priority, CountingRule rule) {
    Authorization authorization =
        Authorization.of(
                AuthorizationRef.of(ref),
                ANA,
                InsurerId.of("blue"),
                authorized,
                new AuthorizedPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 20)))
            .withUnit(Duration.ofMinutes(15))
            .withPriority(priority)
            .withRule(rule);
    desk()
        .authorizations()
        .change(AuthorizationChange.keep(credits.freshKey(), authorization))
        .orThrow();
  }

  private void act(int deed, int line, int more) {
    BookingRef ref = BookingRef.of("b-" + line);
    switch (deed) {
      case 0, 1 -> book(ref, line, more);
      case 2 -> {
        var unused = desk().bookings().cancel(Cancellation.of(ref, ANA));
      }
      case 3 -> {
        var unused = desk().bookings().record(Attendance.attended(ref, ANA));
      }
      case 4 -> {
        var unused = desk().bookings().record(Attendance.noShow(ref, ANA));
      }
      default ->
          keep(
              "primary",
              1 + more % 9,
              0,
              more % 2 == 0 ? CountingRule.OCCURRED_ONLY : CountingRule.WITH_SCHEDULED);
    }
  }

  /** The length and payer of a line are a function of its number, so that it can be sent again. */
  private void book(BookingRef ref, int line, int more) {
    Booking booking =
        Booking.of(ref, ANA, AppointmentType.of("PT60"), START.plus(3L * line, ChronoUnit.DAYS))
            .withDuration(Duration.ofMinutes(10L + 13L * line));
    Booking whole = line % 3 == 0 ? booking.withPayer(FAMILY) : booking;
    for (int attempt = 1; attempt <= 1 + more % 2; attempt++) {
      if (desk().bookings().book(whole.withAttempt(attempt)).isBooked()) {
        lines.add(whole.withAttempt(attempt).line());
      }
    }
  }

  private void assertCounted(AuthorizationStanding standing) {
    AuthorizationRef ref = standing.authorization().ref();
    assertThat(standing.scheduled()).isEqualTo(counted(ref, BookingState.BOOKED));
    assertThat(standing.occurred()).isEqualTo(counted(ref, BookingState.ATTENDED));
    assertThat(standing.left()).isBetween(0L, standing.authorized());
  }

  private long counted(AuthorizationRef ref, BookingState state) {
    return store
        .queries()
        .view(PRACTICE, List.of(), Lookups.of(List.of(), Set.copyOf(lines)))
        .bookings()
        .values()
        .stream()
        .filter(b -> b.state() == state)
        .map(BookingRecord::counted)
        .flatMap(java.util.Optional::stream)
        .filter(c -> c.authorization().equals(ref))
        .mapToLong(CountedVisit::units)
        .sum();
  }
}
