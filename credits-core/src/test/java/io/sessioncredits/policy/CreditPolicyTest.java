package io.sessioncredits.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.SpendMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of a practice")
class CreditPolicyTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final CreditPolicy STANDARD = CreditPolicy.standard(LONDON);
  private static final Instant SESSION = Instant.parse("2026-06-10T09:00:00Z");

  @Nested
  @DisplayName("that nobody changed")
  class Standard {
    @Test
    @DisplayName(
        "book nothing without credit, restore on cancellation, and leave transfers to staff")
    void defaults() {
      assertThat(STANDARD.bookingWithoutCredit()).isFalse();
      assertThat(STANDARD.limitInForce()).isZero();
      assertThat(STANDARD.restoreOnCancel()).isTrue();
      assertThat(STANDARD.cancellationWindow()).isEmpty();
      assertThat(STANDARD.expiryBasis()).isEqualTo(ExpiryBasis.SESSION_DATE);
      assertThat(STANDARD.spendMode()).isEqualTo(SpendMode.AT_BOOKING);
      assertThat(STANDARD.holdTimeout()).isEmpty();
      assertThat(STANDARD.autoCaptureAfter()).isEqualTo(Duration.ofDays(2));
      assertThat(STANDARD.graceDays()).isZero();
      assertThat(STANDARD.lowBalanceAt()).isEmpty();
      assertThat(STANDARD.settlement()).isEqualTo(SettlementPolicy.OLDEST_SESSION);
      assertThat(STANDARD.settlementBeforeStart()).isFalse();
      assertThat(STANDARD.transfers()).isEqualTo(TransferRule.STAFF);
      assertThat(STANDARD.burnDown()).isSameAs(BurnDownOrder.standard());
      assertThat(STANDARD.catalogue().revision()).isZero();
    }

    @Test
    @DisplayName("become permissive by one change alone")
    void permissive() {
      CreditPolicy permissive = CreditPolicy.permissive(LONDON);
      assertThat(permissive.limitInForce()).isEqualTo(Long.MAX_VALUE);
      assertThat(permissive.withBookingWithoutCredit(false).limitInForce()).isZero();
      assertThat(permissive.withOverdraftLimit(3).limitInForce()).isEqualTo(3);
    }

    @Test
    @DisplayName("have no limit to what is owed as long as nothing may be owed")
    void limitWithoutPermission() {
      assertThat(STANDARD.withOverdraftLimit(3).limitInForce()).isZero();
    }

    @Test
    @DisplayName("agree on a booking that is always free to cancel")
    void agreed() {
      BookingTerms terms = STANDARD.bookingTerms(SESSION);
      assertThat(terms.isFreeAt(SESSION.plus(1, ChronoUnit.DAYS))).isTrue();
      assertThat(terms.holdEnd()).isEqualTo(HoldEnd.CAPTURE);
    }
  }

  @Nested
  @DisplayName("with a window")
  class Window {
    private final BookingTerms terms =
        STANDARD.withCancellationWindow(Duration.ofDays(1)).bookingTerms(SESSION);

    @Test
    @DisplayName("leave a cancellation free up to the last instant, to the microsecond")
    void lastInstant() {
      Instant last = SESSION.minus(1, ChronoUnit.DAYS);
      assertThat(terms.freeUntil()).contains(last);
      assertThat(terms.isFreeAt(last)).isTrue();
      assertThat(terms.isFreeAt(last.plus(1, ChronoUnit.MICROS))).isFalse();
    }

    @Test
    @DisplayName("give nothing back at all if they do not restore")
    void noRestore() {
      BookingTerms never = STANDARD.withRestoreOnCancel(false).bookingTerms(SESSION);
      assertThat(never.isFreeAt(SESSION.minus(9, ChronoUnit.DAYS))).isFalse();
    }
  }

  @Nested
  @DisplayName("with low marks")
  class LowMarks {
    @Test
    @DisplayName("have each once, and others in place of them")
    void once() {
      CreditPolicy marked = STANDARD.withLowBalanceAt(3, 1, 3);
      assertThat(marked.lowBalanceAt()).containsExactlyInAnyOrder(1L, 3L);
      assertThat(marked.withLowBalanceAt(2).lowBalanceAt()).containsExactly(2L);
      assertThat(marked.withLowBalanceAt()).isEqualTo(STANDARD);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Limits.CREDITS + 1})
    @DisplayName("refuse one that no number falls to from above, or that is beyond all numbers")
    void outOfRange(long mark) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> STANDARD.withLowBalanceAt(1, mark))
          .withMessageContaining("lowBalanceAt");
    }

    @Test
    @DisplayName("refuse more than ten")
    void tooMany() {
      long[] eleven = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
      assertThat(STANDARD.withLowBalanceAt(Arrays.copyOf(eleven, 10)).lowBalanceAt()).hasSize(10);
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> STANDARD.withLowBalanceAt(eleven))
          .withMessageContaining("lowBalanceAt");
    }
  }

  @Nested
  @DisplayName("say when credits set aside run out:")
  class Holds {
    @Test
    @DisplayName("two days after the session")
    void afterTheSession() {
      assertThat(STANDARD.holdDue(SESSION.minusSeconds(60), SESSION))
          .isEqualTo(SESSION.plus(2, ChronoUnit.DAYS));
    }

    @Test
    @DisplayName("two days after booking if the session is over already")
    void bookedAfterwards() {
      Instant booked = SESSION.plus(5, ChronoUnit.DAYS);
      assertThat(STANDARD.holdDue(booked, SESSION)).isEqualTo(booked.plus(2, ChronoUnit.DAYS));
    }

    @Test
    @DisplayName("after the time-out, counted from booking, if there is one")
    void timeOut() {
      CreditPolicy impatient = STANDARD.withHoldTimeout(Duration.ofMinutes(15));
      Instant booked = SESSION.minus(5, ChronoUnit.DAYS);
      assertThat(impatient.holdDue(booked, SESSION)).isEqualTo(booked.plusSeconds(900));
      assertThat(impatient.bookingTerms(SESSION).holdEnd()).isEqualTo(HoldEnd.RELEASE);
    }
  }

  @Nested
  @DisplayName("end a day in the zone of the practice")
  class Days {
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
      TimeZone.setDefault(before);
    }

    @ParameterizedTest(name = "{0} in {1} ends at {2}")
    @CsvSource({
      "2025-04-15, Europe/London, 2025-04-15T23:00:00Z",
      "2025-03-29, Europe/London, 2025-03-30T00:00:00Z",
      "2025-03-30, Europe/London, 2025-03-30T23:00:00Z",
      "2025-10-25, Europe/London, 2025-10-25T23:00:00Z",
      "2025-10-26, Europe/London, 2025-10-27T00:00:00Z",
      "2024-02-29, UTC, 2024-03-01T00:00:00Z",
      "2018-11-03, America/Sao_Paulo, 2018-11-04T03:00:00Z",
      "2023-04-27, Africa/Cairo, 2023-04-27T22:00:00Z",
      "2022-10-29, Asia/Beirut, 2022-10-29T22:00:00Z",
      "2011-12-29, Pacific/Apia, 2011-12-30T10:00:00Z",
      "2025-06-30, Asia/Kathmandu, 2025-06-30T18:15:00Z",
      "2025-12-31, Pacific/Kiritimati, 2025-12-31T10:00:00Z"
    })
    @DisplayName("whatever that day does to its clocks")
    void endOf(LocalDate day, String zone, Instant end) {
      CreditPolicy policy = CreditPolicy.standard(ZoneId.of(zone));
      assertThat(policy.endOf(day)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/Anchorage"})
    @DisplayName("and never in that of the machine")
    void notOfTheMachine(String machine) {
      TimeZone.setDefault(TimeZone.getTimeZone(machine));
      assertThat(STANDARD.endOf(LocalDate.parse("2025-04-15"))).isEqualTo("2025-04-15T23:00:00Z");
    }

    @Test
    @DisplayName("and grace with the last of its days, counted from the day it is there")
    void grace() {
      Instant lateEvening = Instant.parse("2025-07-01T22:59:59.999999Z");
      assertThat(STANDARD.endOfGrace(lateEvening, 0)).isEqualTo("2025-07-01T23:00:00Z");
      assertThat(STANDARD.endOfGrace(lateEvening, 7)).isEqualTo("2025-07-08T23:00:00Z");
      assertThat(STANDARD.endOfGrace(lateEvening.plus(1, ChronoUnit.MICROS), 0))
          .isEqualTo("2025-07-02T23:00:00Z");
      assertThat(STANDARD.endOfGrace(Instant.parse("2025-10-25T12:00:00Z"), 1))
          .isEqualTo("2025-10-27T00:00:00Z");
    }
  }

  @Test
  @DisplayName("allow transfers to nobody, to staff and programs, or to anybody")
  void transfers() {
    Actor staff = Actor.staff("desk");
    Actor program = Actor.system("billing");
    Actor client = Actor.client(ClientId.of("c"));
    assertThat(TransferRule.NOBODY.allows(staff)).isFalse();
    assertThat(TransferRule.NOBODY.allows(client)).isFalse();
    assertThat(TransferRule.STAFF.allows(staff)).isTrue();
    assertThat(TransferRule.STAFF.allows(program)).isTrue();
    assertThat(TransferRule.STAFF.allows(client)).isFalse();
    assertThat(TransferRule.ANYBODY.allows(client)).isTrue();
  }

  @Test
  @DisplayName("are refused with numbers out of range")
  void outOfRange() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withOverdraftLimit(-1));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withOverdraftLimit(Limits.CREDITS + 1));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withGraceDays(-1));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withGraceDays(3_661));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withCancellationWindow(Duration.ofNanos(-1)))
        .withMessageContaining("cancellationWindow");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withHoldTimeout(Duration.ofDays(3_661)))
        .withMessageContaining("holdTimeout");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> STANDARD.withAutoCaptureAfter(Duration.ofSeconds(-5)))
        .withMessageContaining("autoCaptureAfter");
  }
}
