package io.sessioncredits.packages;

import io.sessioncredits.model.Limits;

/**
 * What a host says of the payment of a cycle.
 *
 * @param state how it stands
 * @param why in the host's words, for the report; empty if there is nothing to say
 */
public record Payment(State state, String why) {
  /** How a payment stands. */
  public enum State {
    /** It was paid. */
    PAID,
    /** It has failed; the next run asks again. */
    FAILED,
    /** It is not known yet; the next run asks again. */
    LATER
  }

  /** Checks that both are given. */
  public Payment {
    Limits.given("state", state);
    Limits.given("why", why);
  }

  /** Returns that it was paid. */
  public static Payment paid() {
    return new Payment(State.PAID, "");
  }

  /** Returns that it has failed. */
  public static Payment failed(String why) {
    return new Payment(State.FAILED, why);
  }

  /** Returns that it is not known yet. */
  public static Payment later(String why) {
    return new Payment(State.LATER, why);
  }
}
