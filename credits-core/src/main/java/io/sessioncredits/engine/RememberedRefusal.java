package io.sessioncredits.engine;

import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PackageOffer;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A refusal as the first outcome of its command, where a practice wants them remembered. */
final class RememberedRefusal {
  private static final String VARIANT = "refused";
  private static final String CODE = "code";
  private static final String REQUIRED = "required";
  private static final String AVAILABLE = "available";
  private static final String ON_SESSION_DATE = "on-session-date";
  private static final String OWED = "owed";
  private static final String EXPIRES_AT = "expires-at";
  private static final String OFFER = "offer-";
  private static final int FREE_OFFER = 4;

  private RememberedRefusal() {}

  /** Returns {@code refusal} as a verdict that moved nothing. */
  static Verdict verdict(Refusal refusal) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(CODE, refusal.code().name());
    facts.put(REQUIRED, Long.toString(refusal.required()));
    facts.put(AVAILABLE, Long.toString(refusal.available()));
    facts.put(ON_SESSION_DATE, Long.toString(refusal.availableOnSessionDate()));
    facts.put(OWED, Long.toString(refusal.owed()));
    refusal.expiresAt().ifPresent(end -> facts.put(EXPIRES_AT, Long.toString(Micros.of(end))));
    List<PackageOffer> offers = refusal.packages();
    for (int i = 0; i < offers.size(); i++) {
      facts.put(OFFER + (i + 1), text(offers.get(i)));
    }
    return new Verdict(VARIANT, facts, List.of());
  }

  private static String text(PackageOffer offer) {
    List<String> parts = new ArrayList<>();
    parts.add(offer.id().value());
    parts.add(offer.name());
    parts.add(Long.toString(offer.credits()));
    parts.add(Boolean.toString(offer.isSufficient()));
    offer
        .price()
        .ifPresent(
            price -> {
              parts.add(Long.toString(price.minorUnits()));
              parts.add(price.currency());
            });
    return NoteText.of(parts);
  }

  /** Returns the refusal that {@code verdict} is of; empty if it is that of a command done. */
  static Optional<Refusal> of(Verdict verdict) {
    if (!verdict.variant().equals(VARIANT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Refusal.of(RefusalCode.valueOf(verdict.fact(CODE)))
              .withRequired(number(verdict, REQUIRED))
              .withAvailable(number(verdict, AVAILABLE))
              .withAvailableOnSessionDate(number(verdict, ON_SESSION_DATE))
              .withOwed(number(verdict, OWED))
              .withExpiresAt(
                  Optional.ofNullable(verdict.facts().get(EXPIRES_AT))
                      .map(end -> Micros.instant(Long.parseLong(end))))
              .withPackages(offers(verdict)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new LedgerIntegrityException(
          "a stored refusal is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static List<PackageOffer> offers(Verdict verdict) {
    List<PackageOffer> offers = new ArrayList<>();
    for (int i = 1; verdict.facts().containsKey(OFFER + i); i++) {
      List<String> parts = NoteText.parts(verdict.fact(OFFER + i));
      Optional<Price> price =
          parts.size() == FREE_OFFER
              ? Optional.empty()
              : Optional.of(
                  Price.of(Long.parseLong(parts.get(FREE_OFFER)), parts.get(FREE_OFFER + 1)));
      offers.add(
          new PackageOffer(
              PackageId.of(parts.get(0)),
              parts.get(1),
              price,
              Long.parseLong(parts.get(2)),
              Boolean.parseBoolean(parts.get(3))));
    }
    return offers;
  }

  private static long number(Verdict verdict, String name) {
    return Long.parseLong(verdict.fact(name));
  }
}
