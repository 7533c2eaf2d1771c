package io.sessioncredits.engine;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.PracticeId;

/**
 * For which practice and in whose name commands are carried out.
 *
 * @param practice the practice
 * @param actor who acts
 */
public record Caller(PracticeId practice, Actor actor) {}
