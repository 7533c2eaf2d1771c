package io.sessioncredits.model;

import java.util.Optional;

/**
 * Something to know about the insurance authorizations of an attendee whose booking was taken.
 *
 * @param code what it is
 * @param authorization the authorization it is about; empty if it is about none
 * @param uncounted how many visits or units of the booking no authorization pays for
 */
public record AuthorizationWarning(
    Code code, Optional<AuthorizationRef> authorization, long uncounted) {
  /** What is to be known. */
  public enum Code {
    /** The attendee has no authorization for this service. */
    AUTH_MISSING,
    /** There are authorizations for this service, but none is valid on the date of the session. */
    AUTH_EXPIRED_ON_DATE,
    /** The authorizations valid on that date have nothing left, or less than the visit takes. */
    AUTH_EXHAUSTED,
    /** The visit takes more units than the authorization allows for one visit. */
    AUTH_LIMIT_PER_VISIT
  }

  /**
   * Checks the parts.
   *
   * @throws InvalidInputException if a part is null or the number out of range
   */
  public AuthorizationWarning {
    Limits.given("code", code);
    Limits.given("authorization", authorization);
    Limits.credits("uncounted units", uncounted);
  }
}
