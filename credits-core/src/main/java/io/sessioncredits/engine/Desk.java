package io.sessioncredits.engine;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a command is told from its replay or a conflict, given its time and rules, and handed to
 * its decider.
 */
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final int COMMAND_VERSION = 1;

  private final Map<Class<?>, Decider<?, ?>> deciders = new HashMap<>();
  private final PracticeRules rules;
  private final InstantSource clock;
  private final SaltSource salts;
  private final Set<MessageKind> wanted;

  /**
   * Creates a desk.
   *
   * @param rules the rules of each practice
   * @param clock what time it is
   * @param salts the salts of reasons
   * @param deciders one for each kind of command
   * @param wanted the kinds of messages that postings leave behind
   */
  public Desk(
      PracticeRules rules,
      InstantSource clock,
      SaltSource salts,
      List<Decider<?, ?>> deciders,
      Set<MessageKind> wanted) {
    this.rules = rules;
    this.clock = clock;
    this.salts = salts;
    this.wanted = wanted;
    deciders.forEach(d -> this.deciders.put(d.command(), d));
  }

  RequestId id(CreditCommand<?> command, PracticeId practice) {
    return new RequestId(practice, command.operation(), command.key());
  }

  <C extends CreditCommand<O>, O extends Outcome> Targets targets(
      CreditCommand<?> command, PracticeId practice) {
    @SuppressWarnings("unchecked")
    C typed = (C) command;
    return this.<C, O>decider(command).targets(typed, practice);
  }

  @SuppressWarnings("unchecked") // a decider is registered under the class of its command
  private <C extends CreditCommand<O>, O extends Outcome> Decider<C, O> decider(
      CreditCommand<?> command) {
    for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
      Decider<?, ?> decider = deciders.get(type);
      if (decider != null) {
        return (Decider<C, O>) decider;
      }
    }
    throw new IllegalArgumentException(
        "only commands of this library can be carried out, not " + command.getClass().getName());
  }

  /** Returns this desk at another instant. */
  Desk at(Instant instant) {
    Desk then = new Desk(rules, () -> instant, salts, List.of(), wanted);
    then.deciders.putAll(deciders);
    return then;
  }

  /** Returns the instant of its clock. */
  Instant now() {
    return Limits.instant("clock", clock.instant());
  }

  /** Returns the rules of each practice. */
  PracticeRules rules() {
    return rules;
  }

  Executor.Run run(Caller caller, RulesInForce inForce, State state) {
    return new DeskRun(caller, inForce, state);
  }

  private final class DeskRun implements Executor.Run {
    private final Caller caller;
    private final RulesInForce read;
    private final State state;
    private final List<Posting> postings = new ArrayList<>();

    DeskRun(Caller caller, RulesInForce read, State state) {
      this.caller = caller;
      this.read = read;
      this.state = state;
    }

    @Override
    public List<Posting> postings() {
      return postings;
    }

    @Override
    public Outcome decide(CreditCommand<?> command) {
      return typed(command);
    }

    @SuppressWarnings("unchecked")
    private <C extends CreditCommand<O>, O extends Outcome> Outcome typed(
        CreditCommand<?> command) {
      Decider<C, O> decider = decider(command);
      C typed = (C) command;
      RequestId id = id(command, caller.practice());
      Digest digest = digest(decider, typed, id.operation());
      Optional<RequestRecord> first = state.request(id);
      if (first.isPresent()) {
        if (!first.get().command().equals(digest)) {
          throw new RequestConflictException(id);
        }
        LOG.debug("{} replayed", id.operation());
        return outcome(decider, typed, first.get(), true);
      }
      return decided(decider, typed, id, digest);
    }

    private <C extends CreditCommand<O>, O extends Outcome> O decided(
        Decider<C, O> decider, C command, RequestId id, Digest digest) {
      RulesInForce inForce = inForce();
      Optional<RefusalCode> hindrance = hindrance(decider, command, inForce);
      if (hindrance.isPresent()) {
        LOG.debug("{} refused: {}", id.operation(), hindrance.get());
        return decider.declined(Refusal.of(hindrance.get()));
      }
      Draft draft =
          new Draft(state, stamp(decider, command, id, inForce), wallets(decider, command));
      Decision decision = decider.decide(command, draft);
      if (decision instanceof Decision.Declined declined) {
        LOG.debug("{} refused: {}", id.operation(), declined.refusal().code());
        if (decider.isOneAttempt() && inForce.practice().rememberRefusals()) {
          remember(
              new RequestRecord(
                  id, digest, draft.now(), RememberedRefusal.verdict(declined.refusal())),
              draft);
        }
        return decider.declined(declined.refusal());
      }
      Decision.Accepted accepted = (Decision.Accepted) decision;
      RequestRecord request =
          new RequestRecord(
              id,
              digest,
              draft.now(),
              new Verdict(accepted.variant(), accepted.facts(), draft.movements()));
      post(
          new Posting(
              request,
              draft.entries(),
              draft.positions(),
              draft.bookings(),
              draft.purchases(),
              draft.messages(wanted)));
      return outcome(decider, command, request, false);
    }

    /** Nothing that the draft holds is written but that its command was refused. */
    private void remember(RequestRecord request, Draft draft) {
      Map<WalletKey, Position> unchanged = new HashMap<>();
      draft.positions().keySet().forEach(w -> unchanged.put(w, state.position(w)));
      post(new Posting(request, List.of(), unchanged, List.of()));
    }

    private void post(Posting posting) {
      postings.add(posting);
      state.add(posting);
    }

    /** The rules as the commands before in this run have left them. */
    private RulesInForce inForce() {
      return state.locked(PracticeRules.wallet(caller.practice())).map(rules::at).orElse(read);
    }

    private <C extends CreditCommand<O>, O extends Outcome> Optional<RefusalCode> hindrance(
        Decider<C, O> decider, C command, RulesInForce inForce) {
      if (decider.restsWhileOff() && !inForce.practice().active()) {
        return Optional.of(RefusalCode.CREDITS_OFF);
      }
      return caller.actor().kind() == Actor.Kind.CLIENT && decider.isForStaff(command)
          ? Optional.of(RefusalCode.STAFF_ONLY)
          : Optional.empty();
    }

    private <C extends CreditCommand<O>, O extends Outcome> Draft.Stamp stamp(
        Decider<C, O> decider, C command, RequestId id, RulesInForce inForce) {
      Optional<SealedText> reason =
          decider.reason(command).map(r -> SealedText.seal(r, salts.salt(id)));
      return new Draft.Stamp(id, inForce, caller.actor(), now(), reason, decider.override(command));
    }

    private <C extends CreditCommand<O>, O extends Outcome> SortedSet<WalletKey> wallets(
        Decider<C, O> decider, C command) {
      Targets targets = decider.targets(command, caller.practice());
      SortedSet<WalletKey> wallets = new TreeSet<>(targets.wallets());
      targets.lines().forEach(l -> state.booking(l).ifPresent(b -> wallets.add(b.payer())));
      targets
          .purchases()
          .forEach(p -> state.purchase(p).ifPresent(sold -> wallets.add(sold.holder())));
      targets
          .reversed()
          .flatMap(state::request)
          .ifPresent(r -> r.verdict().movements().forEach(m -> wallets.add(m.account().wallet())));
      return wallets;
    }

    private <C extends CreditCommand<O>, O extends Outcome> O outcome(
        Decider<C, O> decider, C command, RequestRecord request, boolean isReplayed) {
      Verdict verdict = request.verdict();
      Optional<Refusal> refused = RememberedRefusal.of(verdict);
      if (refused.isPresent()) {
        return decider.declined(refused.get());
      }
      Receipt receipt =
          new Receipt(request.id(), request.recordedAt(), verdict.movements(), isReplayed);
      return decider.accepted(command, receipt, verdict, state);
    }

    private <C extends CreditCommand<O>, O extends Outcome> Digest digest(
        Decider<C, O> decider, C command, Operation operation) {
      CanonicalForm form = new CanonicalForm(COMMAND_VERSION).text(operation.name());
      decider.content(command, form);
      return form.digest(Digest.NONE);
    }
  }
}
