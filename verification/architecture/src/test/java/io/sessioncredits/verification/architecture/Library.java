package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.testkit.SettableClock;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parts of the library, as they were compiled.
 *
 * @param landmarks one class of each part
 */
record Library(List<Class<?>> landmarks) {
  /** The core alone. */
  static final Library CORE = new Library(List.of(SessionCredits.class));

  /** The store in memory alone. */
  static final Library IN_MEMORY = new Library(List.of(InMemoryCreditStore.class));

  /** The store on Jakarta Persistence alone. */
  static final Library JPA = new Library(List.of(JpaCreditStore.class));

  /** What hosts run: the core and the stores. */
  static final Library RUNTIME =
      new Library(List.of(SessionCredits.class, InMemoryCreditStore.class, JpaCreditStore.class));

  /** The test kit alone. */
  static final Library TEST_KIT = new Library(List.of(SettableClock.class));

  /** All that is published. */
  static final Library ALL =
      new Library(
          List.of(
              SessionCredits.class,
              InMemoryCreditStore.class,
              JpaCreditStore.class,
              SettableClock.class));

  /** Returns the classes of these parts. */
  JavaClasses classes() {
    return new ClassFileImporter().importUrls(landmarks.stream().map(Library::location).toList());
  }

  /** Returns the house that all parts stand in. */
  static House house() {
    Set<String> exported =
        ALL.landmarks().stream()
            .map(Library::module)
            .map(ModuleDescriptor::exports)
            .flatMap(Collection::stream)
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toUnmodifiableSet());
    return new House(SessionCredits.class.getPackageName(), exported::contains);
  }

  /** Returns the descriptor of the module that {@code landmark} was compiled into. */
  static ModuleDescriptor module(Class<?> landmark) {
    try {
      return ModuleFinder.of(Path.of(location(landmark).toURI())).findAll().stream()
          .findAny()
          .orElseThrow()
          .descriptor();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class was loaded from no place", e);
    }
  }

  private static URL location(Class<?> landmark) {
    return landmark.getProtectionDomain().getCodeSource().getLocation();
  }
}
