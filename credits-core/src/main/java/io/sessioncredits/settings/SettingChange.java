package io.sessioncredits.settings;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import java.time.ZoneOffset;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One setting set or cleared, for the practice, a service or a client. What was booked before keeps
 * the terms it was booked under.
 */
@Value.Immutable
public abstract class SettingChange implements CreditCommand<SettingOutcome> {
  SettingChange() {}

  /**
   * Returns the change that sets {@code setting} for {@code scope}.
   *
   * @param key the key, best from the form that was submitted
   * @param scope what it is set for
   * @param setting the setting
   * @param value what it says from now on
   * @param reason why; mandatory, since a person does it
   * @throws InvalidInputException if an argument is null, the value is out of range, or the setting
   *     cannot be set for such a scope
   */
  public static <T> SettingChange set(
      RequestKey key, SettingScope scope, Setting<T> setting, T value, Reason reason) {
    Limits.given("setting", setting);
    String text = setting.write(value);
    Limits.given(
        "checked policy", setting.in(CreditPolicy.standard(ZoneOffset.UTC), setting.read(text)));
    return of(key, scope, setting, reason).withText(text);
  }

  /**
   * Returns the change that clears {@code setting} for {@code scope}, so that the level before it
   * decides again.
   *
   * @throws InvalidInputException if an argument is null, or the setting cannot be set for such a
   *     scope
   */
  public static SettingChange clear(
      RequestKey key, SettingScope scope, Setting<?> setting, Reason reason) {
    return of(key, scope, Limits.given("setting", setting), reason);
  }

  private static SettingChange of(
      RequestKey key, SettingScope scope, Setting<?> setting, Reason reason) {
    return ImmutableSettingChange.of(
        Limits.given("requestKey", key),
        Limits.given("scope", scope),
        setting,
        Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns what it is set for. */
  @Value.Parameter
  public abstract SettingScope scope();

  /** Returns the setting. */
  @Value.Parameter
  public abstract Setting<?> setting();

  /** Returns why. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns the new value as it is kept; empty if the setting is cleared. */
  public abstract Optional<String> text();

  abstract SettingChange withText(String text);

  @Override
  public Operation operation() {
    return Operation.SET;
  }

  /** Returns the name of the note that keeps it. */
  public String note() {
    return RulesInForce.note(setting(), scope());
  }

  @Value.Check
  void check() {
    if (!setting().levels().contains(scope().level())) {
      throw new InvalidInputException(
          "scope", scope().level(), "must be one of " + setting().levels() + " for " + setting());
    }
  }
}
