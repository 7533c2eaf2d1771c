package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.Actor;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Instant;

/**
 * Under which circumstances a command arrives.
 *
 * @param actor who sends it
 * @param clock what the clock says
 * @param policy the rules in force, with the standard order of use
 */
public record Circumstances(Actor actor, Instant clock, CreditPolicy policy) {}
