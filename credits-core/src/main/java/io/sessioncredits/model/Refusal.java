package io.sessioncredits.model;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A business "no": a code to branch on, the figures behind it, and a text for people. No credit
 * moved.
 *
 * <p>Refusals are not remembered, unless the rules of the practice say so ({@code
 * CreditPolicy.rememberRefusals}): the same command may succeed later.
 */
@Value.Immutable
public abstract class Refusal {
  private static final String TEXTS = "io.sessioncredits.model.refusals";
  private static final Set<String> TRANSLATIONS = Set.of("de", "fr");

  Refusal() {}

  /** Returns a refusal with this code and no figures. */
  public static Refusal of(RefusalCode code) {
    return ImmutableRefusal.of(code);
  }

  /** Returns why. */
  @Value.Parameter
  public abstract RefusalCode code();

  /** Returns how many credits it takes; 0 where that means nothing. */
  @Value.Default
  public long required() {
    return 0;
  }

  /** Returns how many credits are free now. */
  @Value.Default
  public long available() {
    return 0;
  }

  /** Returns how many free credits count on the date of the session. */
  @Value.Default
  public long availableOnSessionDate() {
    return 0;
  }

  /** Returns how many credits are owed. */
  @Value.Default
  public long owed() {
    return 0;
  }

  /** Returns when the credits end that count now but not on the date of the session. */
  public abstract Optional<Instant> expiresAt();

  /**
   * Returns the packages of the practice that would help: the cheapest that suffices first, then
   * those that do not, in the same order; packages of one price by their identifiers.
   */
  public abstract List<PackageOffer> packages();

  /** Returns this refusal with packages that would help. */
  public abstract Refusal withPackages(Iterable<? extends PackageOffer> packages);

  /** Returns this refusal with how many credits it takes. */
  public abstract Refusal withRequired(long required);

  /** Returns this refusal with how many credits are free now. */
  public abstract Refusal withAvailable(long available);

  /** Returns this refusal with how many free credits count on the date of the session. */
  public abstract Refusal withAvailableOnSessionDate(long available);

  /** Returns this refusal with how many credits are owed. */
  public abstract Refusal withOwed(long owed);

  /** Returns this refusal with when the credits end that count now. */
  public abstract Refusal withExpiresAt(Instant expiresAt);

  /** Returns this refusal with or without when the credits end that count now. */
  public abstract Refusal withExpiresAt(Optional<? extends Instant> expiresAt);

  /**
   * Returns one sentence for a person, in the language of {@code locale} if there is a translation
   * and else in English. It holds figures only, never an identifier.
   */
  public String describe(Locale locale) {
    Locale known = TRANSLATIONS.contains(locale.getLanguage()) ? locale : Locale.ROOT;
    String pattern = ResourceBundle.getBundle(TEXTS, known).getString(code().name());
    return new MessageFormat(pattern, known)
        .format(new Object[] {required(), available(), availableOnSessionDate(), owed()});
  }
}
