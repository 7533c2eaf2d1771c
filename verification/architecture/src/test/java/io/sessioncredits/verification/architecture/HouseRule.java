package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * One rule, with the proof that it can fail.
 *
 * @param sentence what must be so
 * @param subject what it must be so in
 * @param fixture the package below {@code fixture} that breaks it
 * @param complaint what the rule says of the fixture, in part
 * @param rule the rule over the packages of one house
 */
record HouseRule(
    String sentence,
    Library subject,
    String fixture,
    String complaint,
    Function<House, ArchRule> rule) {

  /** Returns the rule over {@code house}; it fails where nothing is selected. */
  ArchRule over(House house) {
    return rule.apply(house).as(sentence).allowEmptyShould(false);
  }
}
