package io.sessioncredits.model;

/**
 * What a booking line counts against an insurance authorization of its attendee while it is booked
 * or attended.
 *
 * @param authorization the authorization
 * @param units how many visits or units of it, at least 1
 */
public record CountedVisit(AuthorizationRef authorization, long units) {
  /**
   * Checks the parts.
   *
   * @throws InvalidInputException if the authorization is null or the number out of range
   */
  public CountedVisit {
    Limits.given("authorization", authorization);
    Limits.credits("counted units", units);
  }
}
