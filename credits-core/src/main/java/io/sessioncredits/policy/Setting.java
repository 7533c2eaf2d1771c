package io.sessioncredits.policy;

import static io.sessioncredits.policy.SettingLevel.APPOINTMENT_TYPE;
import static io.sessioncredits.policy.SettingLevel.CALL;
import static io.sessioncredits.policy.SettingLevel.CLIENT;
import static io.sessioncredits.policy.SettingLevel.CREDIT_TYPE;
import static io.sessioncredits.policy.SettingLevel.PRACTICE;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Limits;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule that staff may change while the program runs: for the practice, a service, a client, or a
 * single call.
 *
 * <p>Each setting says at which levels it can be set. Where it is set nowhere, the {@link
 * CreditPolicy} that the host gave decides. Values are kept by name and text; both are final.
 *
 * @param <T> what it says
 */
public final class Setting<T> {
  private static final String NONE = "none";

  /** Whether credits are used at all; for the practice alone. */
  public static final Setting<Boolean> ACTIVE =
      flag("active", CreditPolicy::active, CreditPolicy::withActive, PRACTICE);

  /** Whether clients may book without credit. */
  public static final Setting<Boolean> BOOKING_WITHOUT_CREDIT =
      flag(
          "booking-without-credit",
          CreditPolicy::bookingWithoutCredit,
          CreditPolicy::withBookingWithoutCredit,
          PRACTICE,
          APPOINTMENT_TYPE,
          CLIENT,
          CALL);

  /** How many credits of a type may be owed; empty for no limit. */
  public static final Setting<OptionalLong> OVERDRAFT_LIMIT =
      new Setting<>(
          "overdraft-limit",
          new Text<>(Setting::limit, Setting::readLimit),
          CreditPolicy::overdraftLimit,
          CreditPolicy::withOverdraftLimit,
          EnumSet.of(PRACTICE, APPOINTMENT_TYPE, CLIENT, CALL));

  /** Whether a cancellation gives credits back; agreed when a line is booked. */
  public static final Setting<Boolean> RESTORE_ON_CANCEL =
      flag(
          "restore-on-cancel",
          CreditPolicy::restoreOnCancel,
          CreditPolicy::withRestoreOnCancel,
          PRACTICE,
          APPOINTMENT_TYPE,
          CLIENT,
          CALL);

  /** How long before the session a cancellation must come; empty for no such limit. */
  public static final Setting<Optional<Duration>> CANCELLATION_WINDOW =
      new Setting<>(
          "cancellation-window",
          new Text<>(window -> window.map(Duration::toString).orElse(NONE), Setting::readWindow),
          CreditPolicy::cancellationWindow,
          CreditPolicy::withCancellationWindow,
          EnumSet.of(PRACTICE, APPOINTMENT_TYPE, CLIENT));

  /** Who may transfer credits. */
  public static final Setting<TransferRule> TRANSFERS =
      new Setting<>(
          "transfers",
          new Text<>(TransferRule::name, TransferRule::valueOf),
          CreditPolicy::transfers,
          CreditPolicy::withTransfers,
          EnumSet.of(PRACTICE, CREDIT_TYPE, CLIENT));

  /** At which numbers of credits left a client is told that they run low. */
  public static final Setting<SortedSet<Long>> LOW_BALANCE_AT =
      new Setting<>(
          "low-balance-at",
          new Text<>(Setting::numbers, Setting::readNumbers),
          policy -> new TreeSet<>(policy.lowBalanceAt()),
          CreditPolicy::withLowBalanceAt,
          EnumSet.of(PRACTICE, CREDIT_TYPE, CLIENT));

  /** Whether visits are counted against the insurance authorizations of a client. */
  public static final Setting<Boolean> TRACK_AUTHORIZATION =
      flag(
          "track-authorization",
          CreditPolicy::trackAuthorization,
          CreditPolicy::withTrackAuthorization,
          PRACTICE,
          APPOINTMENT_TYPE,
          CLIENT);

  /** Whether a booking without an authorization that is tracked is refused. */
  public static final Setting<Boolean> ENFORCE_AUTHORIZATION =
      flag(
          "enforce-authorization",
          CreditPolicy::enforceAuthorization,
          CreditPolicy::withEnforceAuthorization,
          PRACTICE,
          APPOINTMENT_TYPE,
          CLIENT,
          CALL);

  private static final List<Setting<?>> ALL =
      List.of(
          ACTIVE,
          BOOKING_WITHOUT_CREDIT,
          OVERDRAFT_LIMIT,
          RESTORE_ON_CANCEL,
          CANCELLATION_WINDOW,
          TRANSFERS,
          LOW_BALANCE_AT,
          TRACK_AUTHORIZATION,
          ENFORCE_AUTHORIZATION);

  private final String name;
  private final Text<T> text;
  private final Function<CreditPolicy, T> get;
  private final BiFunction<CreditPolicy, T, CreditPolicy> set;
  private final Set<SettingLevel> levels;

  /** How a value is written as text, and read from it. */
  private record Text<T>(Function<T, String> write, Function<String, T> read) {}

  private Setting(
      String name,
      Text<T> text,
      Function<CreditPolicy, T> get,
      BiFunction<CreditPolicy, T, CreditPolicy> set,
      Set<SettingLevel> levels) {
    this.name = name;
    this.text = text;
    this.get = get;
    this.set = set;
    this.levels = Collections.unmodifiableSet(levels);
  }

  private static Setting<Boolean> flag(
      String name,
      Function<CreditPolicy, Boolean> get,
      BiFunction<CreditPolicy, Boolean, CreditPolicy> set,
      SettingLevel first,
      SettingLevel... more) {
    return new Setting<>(
        name, new Text<>(Object::toString, Setting::readFlag), get, set, EnumSet.of(first, more));
  }

  /** Returns all settings there are. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /**
   * Returns the setting of this name.
   *
   * @throws InvalidInputException if there is none
   */
  public static Setting<?> named(String name) {
    return ALL.stream()
        .filter(s -> s.name.equals(name))
        .findAny()
        .orElseThrow(
            () -> new InvalidInputException("setting", name, "must be the name of a setting"));
  }

  /** Returns the name, which is kept with every value. */
  public String name() {
    return name;
  }

  /** Returns the levels at which it can be set. */
  public Set<SettingLevel> levels() {
    return levels;
  }

  /** Returns {@code value} as it is kept. */
  public String write(T value) {
    return text.write().apply(Limits.given("value of " + name, value));
  }

  /**
   * Returns the value that {@code kept} was made of.
   *
   * @throws LedgerIntegrityException if the text is damaged
   */
  public T read(String kept) {
    try {
      return text.read().apply(kept);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new LedgerIntegrityException("a stored value of " + name + " is damaged");
    }
  }

  /** Returns what {@code policy} says. */
  public T of(CreditPolicy policy) {
    return get.apply(policy);
  }

  /**
   * Returns {@code policy} with another value.
   *
   * @throws InvalidInputException if the value is out of range
   */
  public CreditPolicy in(CreditPolicy policy, T value) {
    return set.apply(policy, value);
  }

  CreditPolicy inText(CreditPolicy policy, String kept) {
    return in(policy, read(kept));
  }

  @Override
  public String toString() {
    return name;
  }

  private static Boolean readFlag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return text.equals("true");
  }

  private static String limit(OptionalLong limit) {
    return limit.isPresent() ? Long.toString(limit.getAsLong()) : NONE;
  }

  private static OptionalLong readLimit(String text) {
    return text.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  private static Optional<Duration> readWindow(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Duration.parse(text));
  }

  private static String numbers(SortedSet<Long> numbers) {
    return numbers.isEmpty()
        ? NONE
        : numbers.stream().map(n -> Long.toString(n)).collect(Collectors.joining("/"));
  }

  private static SortedSet<Long> readNumbers(String text) {
    SortedSet<Long> numbers = new TreeSet<>();
    if (!text.equals(NONE)) {
      for (String number : text.split("/", -1)) {
        numbers.add(Long.parseLong(number));
      }
    }
    return numbers;
  }
}
