package io.sessioncredits.verification.architecture;

import static java.lang.module.ModuleDescriptor.Requires.Modifier.STATIC;
import static java.lang.module.ModuleDescriptor.Requires.Modifier.TRANSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.testkit.SettableClock;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The modules say")
class ModuleTest {
  private static final ModuleDescriptor CORE = Library.module(SessionCredits.class);
  private static final ModuleDescriptor IN_MEMORY = Library.module(InMemoryCreditStore.class);
  private static final ModuleDescriptor JPA = Library.module(JpaCreditStore.class);
  private static final ModuleDescriptor TEST_KIT = Library.module(SettableClock.class);

  @Test
  @DisplayName("that the core exports all its rooms but the engine and the decisions")
  void exportedRooms() {
    Set<String> hidden = new TreeSet<>(CORE.packages());
    hidden.removeAll(CORE.exports().stream().map(Exports::source).toList());
    assertThat(hidden).contains("io.sessioncredits.engine", "io.sessioncredits.decision");
    assertThat(hidden.stream().filter(name -> name.startsWith("io.sessioncredits")))
        .containsExactlyInAnyOrder("io.sessioncredits.engine", "io.sessioncredits.decision");
  }

  @Test
  @DisplayName("that what is exported is exported to everybody, and nothing is opened by the core")
  void nothingQualified() {
    assertThat(CORE.exports()).noneMatch(Exports::isQualified);
    assertThat(CORE.opens()).isEmpty();
    assertThat(IN_MEMORY.opens()).isEmpty();
  }

  @Test
  @DisplayName("that the core needs Java and SLF4J, and annotations when it is compiled")
  void requiredByTheCore() {
    assertThat(required(CORE, false)).containsExactlyInAnyOrder("java.base", "org.slf4j");
    assertThat(required(CORE, true))
        .containsExactlyInAnyOrder("org.jspecify", "org.immutables.value.annotations");
  }

  @Test
  @DisplayName("that the store in memory needs no more than the core does")
  void requiredByTheStore() {
    assertThat(required(IN_MEMORY, false))
        .containsExactlyInAnyOrder("java.base", "org.slf4j", "io.sessioncredits.core");
  }

  @Test
  @DisplayName("that the JPA store needs the persistence API beside the core, and no provider")
  void requiredByTheJpaStore() {
    assertThat(required(JPA, false))
        .containsExactlyInAnyOrder(
            "java.base", "org.slf4j", "io.sessioncredits.core", "jakarta.persistence");
    assertThat(required(JPA, true)).containsExactly("org.jspecify");
  }

  @Test
  @DisplayName("that providers may look into the JPA store, whose one package hosts see too")
  void openToProviders() {
    assertThat(JPA.exports())
        .singleElement()
        .satisfies(e -> assertThat(e.source()).isEqualTo("io.sessioncredits.jpa"))
        .satisfies(e -> assertThat(e.isQualified()).isFalse());
    assertThat(
            JPA.isOpen()
                || JPA.opens().stream().anyMatch(o -> o.source().equals("io.sessioncredits.jpa")))
        .isTrue();
  }

  @Test
  @DisplayName("that the test kit needs no property engine, which adapter authors would inherit")
  void requiredByTheTestKit() {
    assertThat(required(TEST_KIT, false)).noneMatch(name -> name.contains("jqwik"));
  }

  @Test
  @DisplayName("that annotations are never handed on to hosts")
  void annotationsStay() {
    for (ModuleDescriptor module : Set.of(CORE, IN_MEMORY, JPA, TEST_KIT)) {
      assertThat(module.requires())
          .noneMatch(r -> r.modifiers().contains(STATIC) && r.modifiers().contains(TRANSITIVE));
    }
  }

  @Test
  @DisplayName("their names: one for each published part")
  void names() {
    assertThat(
            Map.of(
                "core",
                CORE.name(),
                "inmemory",
                IN_MEMORY.name(),
                "jpa",
                JPA.name(),
                "testkit",
                TEST_KIT.name()))
        .allSatisfy((part, name) -> assertThat(name).isEqualTo("io.sessioncredits." + part));
  }

  private static Set<String> required(ModuleDescriptor module, boolean isStatic) {
    return module.requires().stream()
        .filter(r -> r.modifiers().contains(STATIC) == isStatic)
        .map(Requires::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
