package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sessioncredits.SessionCredits;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts of the library, as they were compiled. */
enum Library {
  /** The core alone. */
  CORE(SessionCredits.class);

  private final Class<?>[] landmarks;

  Library(Class<?>... landmarks) {
    this.landmarks = landmarks;
  }

  /** Returns the classes of these parts. */
  JavaClasses classes() {
    return new ClassFileImporter()
        .importUrls(Arrays.stream(landmarks).map(Library::location).toList());
  }

  /** Returns these parts as one house. */
  House house() {
    Set<String> exported =
        Arrays.stream(landmarks)
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
