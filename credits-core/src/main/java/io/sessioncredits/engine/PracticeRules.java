package io.sessioncredits.engine;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The rules in force at each practice: what the host gives, under what the practice has kept.
 *
 * <p>What a practice has kept is remembered under its settings stamp. The stamp is the digest of
 * all that led to it, so that what is remembered can never be wrong, whoever read it and whatever
 * was rolled back.
 */
public final class PracticeRules {
  /** Most practices remembered: bounds the memory of a host with very many. */
  private static final int MOST = 10_000;

  private final Function<? super PracticeId, CreditPolicy> policies;
  private final ConcurrentMap<PracticeId, Known> known = new ConcurrentHashMap<>();

  /** Creates the rules over what {@code policies} gives for each practice. */
  public PracticeRules(Function<? super PracticeId, CreditPolicy> policies) {
    this.policies = policies;
  }

  private record Known(Digest stamp, CreditPolicy given, RulesInForce rules) {}

  /** Returns the wallet in which {@code practice} keeps its settings. */
  public static WalletKey wallet(PracticeId practice) {
    return new WalletKey(practice, PracticeItself.INSTANCE);
  }

  /** Returns the rules of a practice whose own wallet stands at {@code position}. */
  public RulesInForce at(Position position) {
    PracticeId practice = position.wallet().practice();
    CreditPolicy given = given(practice);
    Digest stamp = position.head(CreditType.PRACTICE_SETTINGS).digest();
    Known last = known.get(practice);
    return last != null && last.stamp().equals(stamp) && last.given() == given
        ? last.rules()
        : remembered(practice, new Known(stamp, given, RulesInForce.of(given, position.notes())));
  }

  /**
   * Returns the rules of {@code practice} under the settings {@code stamp}.
   *
   * @param reader reads where a wallet stands; asked only if the stamp is new here
   */
  public RulesInForce at(
      PracticeId practice, Digest stamp, Function<? super WalletKey, Position> reader) {
    if (stamp.equals(Digest.NONE)) {
      return at(Position.empty(wallet(practice)));
    }
    Known last = known.get(practice);
    return last != null && last.stamp().equals(stamp) && last.given() == given(practice)
        ? last.rules()
        : at(reader.apply(wallet(practice)));
  }

  /** Returns the rules of {@code practice} that go with {@code view}. */
  public RulesInForce at(PracticeId practice, CreditQueries queries, CreditQueries.View view) {
    return at(
        practice,
        view.settings(),
        wallet ->
            queries
                .view(practice, List.of(wallet), Lookups.NONE)
                .positions()
                .getOrDefault(wallet, Position.empty(wallet)));
  }

  /** Returns the rules that the host gives for {@code practice}, whatever the practice has kept. */
  public CreditPolicy given(PracticeId practice) {
    return Limits.given("policy of the practice", policies.apply(practice));
  }

  private RulesInForce remembered(PracticeId practice, Known fresh) {
    if (known.size() >= MOST && !known.containsKey(practice)) {
      known.clear();
    }
    known.put(practice, fresh);
    return fresh.rules();
  }
}
