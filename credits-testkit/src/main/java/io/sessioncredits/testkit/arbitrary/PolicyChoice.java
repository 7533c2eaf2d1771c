package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.policy.CreditPolicy;

/**
 * A policy with words for what is special about it.
 *
 * @param words what differs from the standard rules
 * @param policy the rules
 */
public record PolicyChoice(String words, CreditPolicy policy) {
  @Override
  public String toString() {
    return words;
  }
}
