package io.sessioncredits.verification.properties;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.oracle.Prediction;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;

@Label("Arbitrary histories")
class HistoriesProperties {
  private static final int TRIES = 400;

  /**
   * Everything a command can come to, but for wallets that are full, which have a run of their own.
   */
  private static final List<String> OUTCOMES =
      List.of(
          "Granted",
          "Adjusted",
          "Reversed",
          "WrittenOff",
          "Settled",
          "Booked",
          "Restored",
          "Forfeited",
          "Recorded",
          "Transferred",
          "Swept",
          "replayed",
          "RequestConflictException",
          "InvalidInputException");

  private static final List<String> ENTRIES =
      List.of(
          "OPEN PURCHASE",
          "OPEN ADJUSTMENT",
          "OPEN BOOKING",
          "OPEN REVOCATION",
          "TAKE BOOKING",
          "TAKE ADJUSTMENT",
          "TAKE EXPIRY",
          "TAKE REVOCATION",
          "TAKE REVERSAL",
          "GIVE_BACK CANCELLATION",
          "GIVE_BACK REVERSAL",
          "GIVE_BACK WRITE_OFF",
          "MOVE TRANSFER",
          "MOVE REVERSAL",
          "MOVE SETTLEMENT",
          "MOVE REISSUE",
          "HOLD BOOKING",
          "UNHOLD BOOKING",
          "UNHOLD CANCELLATION",
          "UNHOLD TIME_OUT",
          "settled across types",
          "settled by hand",
          "settlement undone",
          "captured by time",
          "restored to a lot that was over");

  /**
   * Refusals that take a full wallet, settings, packages or authorizations: those have tests of
   * their own.
   */
  private static final EnumSet<RefusalCode> ELSEWHERE =
      EnumSet.of(
          RefusalCode.TOO_MANY_OPEN_LINES,
          RefusalCode.TOO_MANY_NOTES,
          RefusalCode.PENDING_CREDIT,
          RefusalCode.CREDITS_OFF,
          RefusalCode.STAFF_ONLY,
          RefusalCode.PAYMENT_FAILED,
          RefusalCode.UNKNOWN_PACKAGE,
          RefusalCode.PACKAGE_RETIRED,
          RefusalCode.PACKAGE_ENDED,
          RefusalCode.UNKNOWN_PURCHASE,
          RefusalCode.NOT_RENEWING,
          RefusalCode.UNKNOWN_CYCLE,
          RefusalCode.CYCLE_GRANTED,
          RefusalCode.RENEWAL_CANCELLED,
          RefusalCode.AUTHORIZATION_MISSING,
          RefusalCode.AUTHORIZATION_EXPIRED_ON_DATE,
          RefusalCode.AUTHORIZATION_EXHAUSTED,
          RefusalCode.UNKNOWN_AUTHORIZATION,
          RefusalCode.AUTHORIZATION_IN_USE);

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(60);
  }

  @Property(seed = "4712", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label("come to every outcome, refusal and kind of entry there is")
  void comeToEverything(@ForAll("histories") History history) {
    StatisticsCollector outcomes = Statistics.label("outcomes");
    StatisticsCollector entries = Statistics.label("entries");
    Practice practice = Practice.open();
    for (Step step : history.steps()) {
      practice.run(step).forEach(p -> outcomes.collect(told(p)));
    }
    practice.books().allEntries().forEach(e -> collect(entries, e));
    outcomes.coverage(
        checker -> {
          OUTCOMES.forEach(o -> checker.check(o).count(n -> n > 0));
          EnumSet.complementOf(ELSEWHERE)
              .forEach(code -> checker.check(code.name()).count(n -> n > 0));
        });
    entries.coverage(checker -> ENTRIES.forEach(e -> checker.check(e).count(n -> n > 0)));
  }

  private static String told(Prediction prediction) {
    if (prediction.isRefused()) {
      return prediction.says().getOrDefault("code", "");
    }
    boolean isReplayed = "true".equals(prediction.says().get("replayed"));
    return isReplayed ? "replayed" : prediction.variant();
  }

  /**
   * Settlements are written by what arrives or by hand; one that a cancellation or reversal writes
   * undoes.
   */
  private static boolean isUndoing(LedgerEntry entry) {
    return entry.request().operation() == Operation.CANCEL
        || entry.request().operation() == Operation.REVERSE;
  }

  private static void collect(StatisticsCollector entries, LedgerEntry entry) {
    entries.collect(entry.primitive() + " " + entry.cause());
    boolean isSettled = entry.cause() == Cause.SETTLEMENT && entry.related().isPresent();
    if (isSettled && !entry.related().get().account().equals(entry.account())) {
      entries.collect("settled across types");
    }
    if (isSettled && entry.request().operation() == Operation.SETTLE) {
      entries.collect("settled by hand");
    }
    if (isSettled && entry.amount() < 0 && entry.session().isPresent() && isUndoing(entry)) {
      entries.collect("settlement undone");
    }
    if (entry.primitive() == Primitive.TAKE
        && entry.cause() == Cause.BOOKING
        && entry.actor().equals(Actor.TIME)) {
      entries.collect("captured by time");
    }
    boolean isOver =
        entry
            .terms()
            .flatMap(t -> t.validUntil())
            .map(u -> !u.isAfter(entry.recordedAt()))
            .orElse(false);
    if (entry.primitive() == Primitive.GIVE_BACK && isOver) {
      entries.collect("restored to a lot that was over");
    }
  }
}
