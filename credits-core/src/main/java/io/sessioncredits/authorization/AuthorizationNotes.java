package io.sessioncredits.authorization;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InsurerId;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.NoteText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Authorizations as notes of their client's wallet: one note says what is authorized, one how much
 * of it is used. Both formats are stored, hence final.
 */
public final class AuthorizationNotes {
  private static final String AUTHORIZATION = "authorization";
  private static final String USED = "used";
  private static final String OPEN = "open";
  private static final String ENDED = "ended";
  private static final String NONE = "";

  /** In which order authorizations are used: by priority, those that end soonest, by number. */
  private static final Comparator<AuthorizationStanding> ORDER =
      Comparator.comparingInt((AuthorizationStanding s) -> s.authorization().priority())
          .thenComparing(s -> s.authorization().period().last())
          .thenComparing(s -> s.authorization().ref());

  private AuthorizationNotes() {}

  /** Returns the name of the note that says what {@code ref} authorizes. */
  public static String name(AuthorizationRef ref) {
    return NoteText.of(AUTHORIZATION, ref.value());
  }

  /** Returns the name of the note that says how much of {@code ref} is used. */
  public static String usedName(AuthorizationRef ref) {
    return NoteText.of(USED, ref.value());
  }

  /** Returns what the note of {@code authorization} says. */
  public static String text(Authorization authorization, boolean isEnded) {
    return NoteText.of(
        isEnded ? ENDED : OPEN,
        authorization.insurer().value(),
        Long.toString(authorization.authorized()),
        authorization.unit().map(u -> Long.toString(u.toSeconds())).orElse(NONE),
        authorization.limitPerVisit().isPresent()
            ? Long.toString(authorization.limitPerVisit().getAsLong())
            : NONE,
        authorization.period().first().toString(),
        authorization.period().last().toString(),
        authorization.rule().name(),
        Integer.toString(authorization.priority()),
        NoteText.of(authorization.sortedServices().stream().map(AppointmentType::value).toList()));
  }

  /** Returns what the note of what is used says. */
  public static String used(long occurred, long scheduled) {
    return NoteText.of(Long.toString(occurred), Long.toString(scheduled));
  }

  /**
   * Returns all authorizations of {@code client}, in the order in which they are used.
   *
   * @param notes the notes of the client's wallet
   * @param day the day for which it is told whether they can be used
   * @throws LedgerIntegrityException if a note is damaged
   */
  public static List<AuthorizationStanding> all(
      ClientId client, Map<String, String> notes, LocalDate day) {
    List<AuthorizationStanding> all = new ArrayList<>();
    for (String name : notes.keySet()) {
      if (name.startsWith(AUTHORIZATION + "*")) {
        AuthorizationRef ref = AuthorizationRef.of(NoteText.parts(name).get(1));
        one(client, ref, notes, day).ifPresent(all::add);
      }
    }
    all.sort(ORDER);
    return all;
  }

  /**
   * Returns one authorization; empty if the client has none of this number.
   *
   * @throws LedgerIntegrityException if its note is damaged
   */
  public static Optional<AuthorizationStanding> one(
      ClientId client, AuthorizationRef ref, Map<String, String> notes, LocalDate day) {
    String text = notes.get(name(ref));
    if (text == null) {
      return Optional.empty();
    }
    try {
      List<String> parts = NoteText.parts(text);
      Authorization authorization = authorization(client, ref, parts);
      List<String> used = NoteText.parts(notes.getOrDefault(usedName(ref), used(0, 0)));
      long occurred = Long.parseLong(used.get(0));
      long scheduled = Long.parseLong(used.get(1));
      long left = AuthorizationStanding.left(authorization, occurred, scheduled);
      AuthorizationStatus status =
          parts.get(0).equals(ENDED)
              ? AuthorizationStatus.ENDED
              : status(authorization.period(), left, day);
      return Optional.of(new AuthorizationStanding(authorization, occurred, scheduled, status));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw new LedgerIntegrityException(
          "a stored authorization is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static Authorization authorization(
      ClientId client, AuthorizationRef ref, List<String> parts) {
    String limit = parts.get(4);
    String services = parts.get(9);
    return Authorization.of(
            ref,
            client,
            InsurerId.of(parts.get(1)),
            Long.parseLong(parts.get(2)),
            new AuthorizedPeriod(LocalDate.parse(parts.get(5)), LocalDate.parse(parts.get(6))))
        .withUnit(
            Optional.of(parts.get(3))
                .filter(unit -> !unit.equals(NONE))
                .map(unit -> Duration.ofSeconds(Long.parseLong(unit))))
        .withLimitPerVisit(
            limit.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit)))
        .withRule(CountingRule.valueOf(parts.get(7)))
        .withPriority(Integer.parseInt(parts.get(8)))
        .withServices(
            services.equals(NONE)
                ? List.of()
                : NoteText.parts(services).stream().map(AppointmentType::of).toList());
  }

  private static AuthorizationStatus status(AuthorizedPeriod period, long left, LocalDate day) {
    if (day.isBefore(period.first())) {
      return AuthorizationStatus.UPCOMING;
    }
    if (day.isAfter(period.last())) {
      return AuthorizationStatus.EXPIRED;
    }
    return left == 0 ? AuthorizationStatus.EXHAUSTED : AuthorizationStatus.ACTIVE;
  }
}
