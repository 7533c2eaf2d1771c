package io.sessioncredits.engine;

import io.sessioncredits.model.RequestId;

/**
 * Where the salt of a sealed reason comes from; an input like the clock, so that tests can fix it.
 */
@FunctionalInterface
public interface SaltSource {
  /** Returns a salt for the reason of {@code request}: an identifier that cannot be guessed. */
  String salt(RequestId request);
}
