package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which classes a rule is about, and how they are spoken of. */
final class Own {
  private Own() {}

  /** Returns whether a class was written by hand: not generated, synthetic or a package-info. */
  static DescribedPredicate<JavaClass> writtenByHand() {
    return DescribedPredicate.describe("written by hand", Own::isWrittenByHand);
  }

  /** Returns whether a class is in one of {@code rooms}. */
  static DescribedPredicate<JavaClass> inRooms(House house, String... rooms) {
    List<String> all = List.of(rooms);
    return DescribedPredicate.describe(
        "in " + String.join(", ", all), type -> house.owns(type) && all.contains(house.room(type)));
  }

  /** Returns whether hosts can see a class: public like all around it, and exported. */
  static DescribedPredicate<JavaClass> visibleToHosts(House house) {
    return DescribedPredicate.describe(
        "visible to hosts", type -> house.isExported(type) && isPublic(type));
  }

  static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Own::isPublic).orElse(true);
  }

  static boolean isSynthetic(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.SYNTHETIC)
        || member.getModifiers().contains(JavaModifier.BRIDGE);
  }

  static boolean isGenerated(JavaClass type) {
    return type.getSimpleName().startsWith("Immutable")
        || type.getEnclosingClass().map(Own::isGenerated).orElse(false);
  }

  private static boolean isWrittenByHand(JavaClass type) {
    return !isGenerated(type)
        && !type.isAnonymousClass()
        && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !type.getSimpleName().equals("package-info")
        && !type.getSimpleName().equals("module-info");
  }

  /** Returns the called methods and constructors, as {@code Type.method} and {@code new Type}. */
  static Set<String> calls(JavaClass type) {
    Set<String> calls = new TreeSet<>();
    type.getCodeUnitAccessesFromSelf().stream()
        .map(access -> access.getTarget())
        .forEach(target -> calls.add(name(target)));
    return calls;
  }

  private static String name(AccessTarget.CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    return target instanceof AccessTarget.ConstructorCallTarget
            || target instanceof AccessTarget.ConstructorReferenceTarget
        ? "new " + owner
        : owner + "." + target.getName();
  }
}
