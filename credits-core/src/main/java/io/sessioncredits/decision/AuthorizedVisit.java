package io.sessioncredits.decision;

import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationNotes;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.authorization.AuthorizationStatus;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.AuthorizationWarning.Code;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CountedVisit;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.WalletKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which authorization of the attendee a visit counts against, and what is to be said about it.
 *
 * <p>The first in order with enough left for the whole visit is taken, else the first with anything
 * left, of which the rest is used.
 *
 * @param counted what is counted; empty if no authorization can be used
 * @param warnings what does not fit
 * @param required how many visits or units it would take
 * @param left how many there are
 */
record AuthorizedVisit(
    Optional<CountedVisit> counted, List<AuthorizationWarning> warnings, long required, long left) {
  /** What is said of a visit that is not tracked: nothing. */
  static final AuthorizedVisit UNTRACKED = new AuthorizedVisit(Optional.empty(), List.of(), 0, 0);

  /** Returns what is to be counted for {@code booking} as things stand. */
  static AuthorizedVisit of(Draft draft, BookingRecord booking) {
    WalletKey wallet = new WalletKey(draft.practice(), booking.line().attendee());
    LocalDate day = booking.session().startsAt().atZone(draft.policy().zone()).toLocalDate();
    List<AuthorizationStanding> open =
        AuthorizationNotes.all(booking.line().attendee(), draft.position(wallet).notes(), day)
            .stream()
            .filter(s -> s.authorization().covers(booking.session().type()))
            .filter(s -> s.status() != AuthorizationStatus.ENDED)
            .toList();
    List<AuthorizationStanding> usable =
        open.stream().filter(s -> s.status() == AuthorizationStatus.ACTIVE).toList();
    if (usable.isEmpty()) {
      return none(open, booking);
    }
    AuthorizationStanding chosen =
        usable.stream()
            .filter(s -> s.left() >= allowed(s, booking))
            .findFirst()
            .orElse(usable.get(0));
    return counting(chosen, booking);
  }

  private static AuthorizedVisit none(List<AuthorizationStanding> open, BookingRecord booking) {
    Optional<AuthorizationStanding> exhausted =
        open.stream().filter(s -> s.status() == AuthorizationStatus.EXHAUSTED).findFirst();
    Optional<AuthorizationStanding> first = exhausted.or(() -> open.stream().findFirst());
    Code otherwise = open.isEmpty() ? Code.AUTH_MISSING : Code.AUTH_EXPIRED_ON_DATE;
    Code code = exhausted.isPresent() ? Code.AUTH_EXHAUSTED : otherwise;
    long required = first.map(s -> s.authorization().units(booking.duration())).orElse(1L);
    AuthorizationWarning warning =
        new AuthorizationWarning(code, first.map(s -> s.authorization().ref()), required);
    return new AuthorizedVisit(Optional.empty(), List.of(warning), required, 0);
  }

  private static AuthorizedVisit counting(AuthorizationStanding chosen, BookingRecord booking) {
    Authorization authorization = chosen.authorization();
    long wanted = authorization.units(booking.duration());
    long allowed = allowed(chosen, booking);
    long counted = Math.min(allowed, chosen.left());
    List<AuthorizationWarning> warnings = new ArrayList<>();
    if (wanted > allowed) {
      warnings.add(warning(Code.AUTH_LIMIT_PER_VISIT, authorization, wanted - allowed));
    }
    if (allowed > counted) {
      warnings.add(warning(Code.AUTH_EXHAUSTED, authorization, allowed - counted));
    }
    return new AuthorizedVisit(
        Optional.of(new CountedVisit(authorization.ref(), counted)),
        warnings,
        allowed,
        chosen.left());
  }

  private static long allowed(AuthorizationStanding standing, BookingRecord booking) {
    Authorization authorization = standing.authorization();
    return Math.min(
        authorization.units(booking.duration()),
        authorization.limitPerVisit().orElse(Long.MAX_VALUE));
  }

  private static AuthorizationWarning warning(
      Code code, Authorization authorization, long uncounted) {
    return new AuthorizationWarning(code, Optional.of(authorization.ref()), uncounted);
  }

  /** Returns why the visit is refused where authorizations are enforced; empty if it is not. */
  Optional<Refusal> refusal() {
    return warnings.stream()
        .filter(w -> w.code() != Code.AUTH_LIMIT_PER_VISIT)
        .findFirst()
        .map(w -> Refusal.of(code(w.code())).withRequired(required).withAvailable(left));
  }

  private static RefusalCode code(Code code) {
    return switch (code) {
      case AUTH_MISSING -> RefusalCode.AUTHORIZATION_MISSING;
      case AUTH_EXPIRED_ON_DATE -> RefusalCode.AUTHORIZATION_EXPIRED_ON_DATE;
      case AUTH_EXHAUSTED, AUTH_LIMIT_PER_VISIT -> RefusalCode.AUTHORIZATION_EXHAUSTED;
    };
  }
}
