package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.function.Predicate;

/**
 * All packages below one root, each a room named by what is left of its name.
 *
 * @param root the package that stands above all others
 * @param isExported whether a package, by its full name, may be seen by hosts
 */
record House(String root, Predicate<String> isExported) {
  /** The room that is the root package itself. */
  static final String ROOT = "the root";

  /** Returns whether {@code type} is one of ours. */
  boolean owns(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(root) || name.startsWith(root + ".");
  }

  /** Returns the room of {@code type}, which is one of ours. */
  String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(root) ? ROOT : name.substring(root.length() + 1);
  }

  /** Returns the name of the package that is {@code room}. */
  String named(String room) {
    return room.equals(ROOT) ? root : root + "." + room;
  }

  /** Returns whether {@code type} is in an exported package. */
  boolean isExported(JavaClass type) {
    return isExported.test(type.getPackageName());
  }
}
