package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A condition on classes that is told by its complaints. */
final class Condition extends ArchCondition<JavaClass> {
  private final BiConsumer<JavaClass, Consumer<String>> inspection;

  private Condition(String text, BiConsumer<JavaClass, Consumer<String>> inspection) {
    super(text);
    this.inspection = inspection;
  }

  /** Returns the condition {@code text}, broken by every class that a complaint is made of. */
  static Condition that(String text, BiConsumer<JavaClass, Consumer<String>> inspection) {
    return new Condition(text, inspection);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    inspection.accept(
        type, complaint -> events.add(SimpleConditionEvent.violated(type, complaint)));
  }
}
