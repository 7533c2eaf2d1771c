package io.sessioncredits.settings;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.SettingsInForce;

/**
 * Changes rules and the catalogue of a practice, and tells which level decides.
 *
 * <p>A change holds for every command decided after it is committed. Who changed what, from what to
 * what and why, stands in the history: of the client for a client's own setting, of the practice
 * for all others. Transaction and crash behaviour: see {@link CommandRunner}.
 */
public final class Settings {
  private final CommandRunner runner;
  private final SettingsView view;

  /** Creates the settings that send their commands to {@code runner} and read through a view. */
  public Settings(CommandRunner runner, SettingsView view) {
    this.runner = runner;
    this.view = view;
  }

  /**
   * Sets or clears a setting.
   *
   * <p>Refused with {@code STAFF_ONLY} to clients, and with {@code TOO_MANY_NOTES}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     change
   */
  public SettingOutcome change(SettingChange change) {
    return runner.run(Limits.given("change", change));
  }

  /**
   * Changes the catalogue; the first change takes the catalogue of the host's policy over.
   *
   * <p>Refused with {@code STAFF_ONLY} to clients, and with {@code TOO_MANY_NOTES}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     change
   */
  public SettingOutcome change(CatalogueChange change) {
    return runner.run(Limits.given("change", change));
  }

  /** Returns the catalogue in force: the kept one, or the host's until there is one. */
  public Catalogue catalogue() {
    return view.rules().practice().catalogue();
  }

  /** Returns the settings of the practice as a whole, each with the level that decided. */
  public SettingsInForce explain() {
    return view.explain();
  }

  /**
   * Returns the settings for a booking of {@code type} that {@code holder} pays, each with the
   * level that decided; those about credits for the credit type that a debt for it would be in.
   */
  public SettingsInForce explain(Holder holder, AppointmentType type) {
    return view.explain(Limits.owner("holder", holder), Limits.given("appointmentType", type));
  }

  /** Returns the settings for credits of {@code type} of {@code holder}. */
  public SettingsInForce explain(Holder holder, CreditType type) {
    return view.explain(Limits.owner("holder", holder), Limits.sold("creditType", type));
  }

  /**
   * Returns what turning credits off would touch now, in a read that takes pages of wallets one
   * after the other. Nothing of it would be lost: see {@link
   * io.sessioncredits.policy.Setting#ACTIVE}.
   */
  public OffPreview previewOff() {
    return view.previewOff();
  }
}
