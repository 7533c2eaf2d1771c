package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A grant.
 *
 * @param holder who gets the credits
 * @param type what they are
 * @param credits how many
 * @param validity when they count
 * @param flavour what else distinguishes the lot
 */
record Sale(Holder holder, CreditType type, long credits, Validity validity, Flavour flavour)
    implements Intent {

  /** How the end of a lot is said. */
  enum End {
    NEVER,
    SEASON,
    LAST_DAY,
    INSTANT
  }

  /**
   * When credits count.
   *
   * @param begins how long from now they begin; empty if nothing is said
   * @param end how the end is said
   * @param days how many days from now they end
   */
  record Validity(Optional<Duration> begins, End end, int days) {}

  /** What lots are told apart by. */
  record Flavour(Category category, int priority, Optional<Price> price) {}

  @Override
  public void addTo(Script script) {
    Instant now = script.clock();
    Grant grant =
        Grant.of(holder, type, credits, PurchaseRef.of(script.name("sale")))
            .withCategory(flavour.category())
            .withPriority(flavour.priority());
    if (flavour.price().isPresent()) {
      grant = grant.withPrice(flavour.price().get());
    }
    Optional<Instant> begin = validity.begins().map(now::plus);
    if (begin.isPresent()) {
      grant = grant.withValidFrom(begin.get());
      script.edge(begin.get());
    }
    Instant end = now.plus(Duration.ofDays(validity.days()));
    boolean isRight = begin.map(end::isAfter).orElse(true);
    if (validity.end() == End.LAST_DAY) {
      LocalDate day = LocalDate.ofInstant(end, script.policy().policy().zone());
      grant = grant.withLastDay(day);
      script.edge(script.policy().policy().endOf(day));
    } else if (validity.end() == End.INSTANT && isRight) {
      grant = grant.withValidUntil(end);
      script.edge(end);
    } else if (validity.end() == End.SEASON && begin.map(Town.SEASON_END::isAfter).orElse(true)) {
      grant = grant.withValidUntil(Town.SEASON_END);
      script.edge(Town.SEASON_END);
    }
    script.say(grant);
  }
}
