package io.sessioncredits;

import io.sessioncredits.decision.Deciders;
import io.sessioncredits.engine.Desk;
import io.sessioncredits.engine.Executor;
import io.sessioncredits.engine.PracticeRules;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Session credits, built once and shared by all threads.
 *
 * <p>{@code credits.at(practice).as(actor)} is where everything else begins. Each call is then a
 * transaction of the store that the builder was given. {@link #using} is for hosts that want the
 * credits to move inside their own transaction.
 */
public final class SessionCredits {
  private static final int KEY_BYTES = 10;

  private final OwningCreditStore store;
  private final PracticeRules rules;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Desk desk;

  private SessionCredits(Builder builder) {
    this.store = Limits.given("store", builder.store);
    this.rules = new PracticeRules(Limits.given("policy", builder.policies));
    this.clock = builder.clock;
    this.random = builder.random;
    this.desk = new Desk(rules, clock, builder.salts()::apply, Deciders.all(), builder.wanted);
  }

  /** Returns a builder; a store and a policy are mandatory. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the credits of {@code practice}. */
  public PracticeCredits at(PracticeId practice) {
    return new PracticeCredits(new Executor(store, desk), scope(store, practice), store, random);
  }

  /**
   * Returns practices that have notifications to deliver now, so that a host with many practices
   * runs the pump of those alone: in the order of their names, behind {@code after}.
   *
   * <p>Whoever asks page by page, and from the start again after the last, comes to every practice,
   * however busy one of them is.
   *
   * @param after the last practice of the page before; empty for the first page
   * @param limit how many at most, 1 to {@link Limits#BATCH}
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public List<PracticeId> practicesWithNotifications(Optional<PracticeId> after, int limit) {
    Limits.between("limit", limit, 1, Limits.BATCH);
    return store
        .outbox()
        .waiting(Limits.given("after", after), Limits.instant("clock", clock.instant()), limit);
  }

  /**
   * Returns the same credits inside a transaction of the host, which {@code joined} takes part in.
   */
  public JoinedCredits using(CreditStore joined) {
    Limits.given("store", joined);
    return new JoinedCredits(practice -> scope(joined, practice), new Executor(joined, desk));
  }

  /**
   * Returns a key that was never used before, for a command whose form carries none.
   *
   * <p>Keys are ordered by the clock, which keeps the index of a store narrow. Keep the key and
   * send it with every try: a command sent again under another key is another command.
   */
  public RequestKey freshKey() {
    return RequestKey.of(
        String.format("%012x-%s", clock.instant().toEpochMilli(), hex(random, KEY_BYTES)));
  }

  private static String hex(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Scope scope(CreditStore read, PracticeId practice) {
    Limits.given("practice", practice);
    return new Scope(practice, read, rules, clock);
  }

  /** Collects what session credits are made of. */
  public static final class Builder {
    private static final int SALT_BYTES = 16;

    private @Nullable OwningCreditStore store;
    private @Nullable Function<? super PracticeId, CreditPolicy> policies;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private Set<MessageKind> wanted = EnumSet.allOf(MessageKind.class);
    private @Nullable Function<? super RequestId, String> salts;

    private Builder() {}

    private Function<? super RequestId, String> salts() {
      RandomGenerator source = random;
      return salts == null ? request -> hex(source, SALT_BYTES) : salts;
    }

    /** Sets where the ledger is kept. */
    public Builder store(OwningCreditStore store) {
      this.store = Limits.given("store", store);
      return this;
    }

    /** Sets the rules of all practices. */
    public Builder policy(CreditPolicy policy) {
      Limits.given("policy", policy);
      return policies(practice -> policy);
    }

    /**
     * Sets the rules of each practice, and with them the catalogue and the packages of a host that
     * has its own. The function is asked at every command, must answer at once, and should give the
     * same object as long as nothing has changed: what a practice has kept is read again for each
     * other one.
     */
    public Builder policies(Function<? super PracticeId, CreditPolicy> policies) {
      this.policies = Limits.given("policies", policies);
      return this;
    }

    /**
     * Sets which kinds of messages postings leave behind for a sink; all unless others are given. A
     * posting that has none of these to tell writes nothing into the outbox. A host that never runs
     * a pump gives none.
     */
    public Builder notifyOf(Set<MessageKind> kinds) {
      Limits.given("kinds", kinds).forEach(kind -> Limits.given("kind", kind));
      this.wanted = Set.copyOf(kinds);
      return this;
    }

    /** Sets the clock; the system's unless another is given. */
    public Builder clock(InstantSource clock) {
      this.clock = Limits.given("clock", clock);
      return this;
    }

    /**
     * Sets where fresh request keys, salts and delays are drawn from, by all threads; a {@link
     * SecureRandom} unless another source is given. It must not be one that can be guessed.
     */
    public Builder random(RandomGenerator random) {
      this.random = Limits.given("random", random);
      return this;
    }

    /**
     * Sets where the salts of sealed reasons come from; random ones unless another source is given.
     * Only tests that compare digests need one.
     */
    public Builder salts(Function<? super RequestId, String> salts) {
      this.salts = Limits.given("salts", salts);
      return this;
    }

    /**
     * Returns the session credits.
     *
     * @throws io.sessioncredits.model.InvalidInputException if there is no store or no policy
     */
    public SessionCredits build() {
      return new SessionCredits(this);
    }
  }
}
