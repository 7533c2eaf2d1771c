package io.sessioncredits.policy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;

/** What a setting is set for. */
public sealed interface SettingScope {
  /** The whole practice. */
  record Practice() implements SettingScope {
    @Override
    public SettingLevel level() {
      return SettingLevel.PRACTICE;
    }
  }

  /**
   * One appointment type.
   *
   * @param type the appointment type
   */
  record OfAppointmentType(AppointmentType type) implements SettingScope {
    /** Checks that the type is given. */
    public OfAppointmentType {
      Limits.given("appointmentType", type);
    }

    @Override
    public SettingLevel level() {
      return SettingLevel.APPOINTMENT_TYPE;
    }
  }

  /**
   * One credit type.
   *
   * @param type the credit type
   */
  record OfCreditType(CreditType type) implements SettingScope {
    /** Checks that the type is given and not reserved. */
    public OfCreditType {
      Limits.sold("creditType", type);
    }

    @Override
    public SettingLevel level() {
      return SettingLevel.CREDIT_TYPE;
    }
  }

  /**
   * One client or group.
   *
   * @param holder the client or group
   */
  record OfHolder(Holder holder) implements SettingScope {
    /** Checks that the holder is given and not the practice itself. */
    public OfHolder {
      Limits.owner("holder", holder);
    }

    @Override
    public SettingLevel level() {
      return SettingLevel.CLIENT;
    }
  }

  /** Returns the level of this scope. */
  SettingLevel level();

  /** Returns the scope of the whole practice. */
  static SettingScope practice() {
    return new Practice();
  }

  /** Returns the scope of one appointment type. */
  static SettingScope of(AppointmentType type) {
    return new OfAppointmentType(type);
  }

  /** Returns the scope of one credit type. */
  static SettingScope of(CreditType type) {
    return new OfCreditType(type);
  }

  /** Returns the scope of one client or group. */
  static SettingScope of(Holder holder) {
    return new OfHolder(holder);
  }
}
