package io.sessioncredits.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What only the store on Jakarta Persistence may do, and what even there has one place. */
final class StoreRules {
  private static final String JPA = "jpa";

  /** What a host may name; all else is free to change. */
  private static final Set<String> VISIBLE =
      Set.of("JpaCreditStore", "CreditTables", "CreditSchema", "CreditDatabase");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "jakarta\\.persistence\\.EntityManager\\.create\\w*Query\\w*"
              + "|java\\.sql\\.\\w+\\.(execute\\w*|prepare\\w+|createStatement)");

  /** A joined store may send one more: one that every database refuses, to stop a commit. */
  private static final Set<String> STATING = Set.of("SqlSession", "JoinedJpaStore");

  private static final Pattern ENDING =
      Pattern.compile(
          "jakarta\\.persistence\\.EntityTransaction\\.(begin|commit|rollback)"
              + "|jakarta\\.persistence\\.EntityManager\\.(clear|close|joinTransaction)");
  private static final Set<String> ENDING_THEIR_OWN = Set.of("OwningJpaStore", "CreditSchema");

  private StoreRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "the JPA store sees nothing but Java, Jakarta Persistence, SLF4J and annotations",
            Library.JPA,
            "persisting",
            "org.assertj",
            StoreRules::noProvider),
        new HouseRule(
            "Jakarta Persistence and SQL are seen by the JPA store alone",
            Library.ALL,
            "persisting",
            "ledger.Notes sees jakarta.persistence.EntityManager",
            StoreRules::nowhereElse),
        new HouseRule(
            "nothing but the JPA store sees a connection to a database",
            Library.ALL,
            "persisting",
            "ledger.Notes sees java.sql.Connection",
            StoreRules::nowhereElse),
        new HouseRule(
            "of the JPA store hosts see what they need and no more",
            Library.JPA,
            "persisting",
            "Shelf is not for hosts",
            StoreRules::visibleTypes),
        new HouseRule(
            "every statement of the JPA store goes through its session",
            Library.JPA,
            "persisting",
            "Shelf calls jakarta.persistence.EntityManager.createNativeQuery",
            house -> calls(house, STATEMENT, STATING)),
        new HouseRule(
            "a transaction is begun and ended by the store that owns it alone",
            Library.JPA,
            "persisting",
            "Shelf calls jakarta.persistence.EntityTransaction.commit",
            house -> calls(house, ENDING, ENDING_THEIR_OWN)),
        new HouseRule(
            "no entity manager of the host is cleared or closed",
            Library.JPA,
            "persisting",
            "Shelf calls jakarta.persistence.EntityManager.clear",
            house -> calls(house, ENDING, ENDING_THEIR_OWN)));
  }

  private static ArchRule noProvider(House house) {
    return classes()
        .that(Own.inRooms(house, JPA))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            house.root(),
            house.root() + "..",
            "java..",
            "jakarta.persistence..",
            "org.slf4j",
            "org.jspecify.annotations");
  }

  private static ArchRule nowhereElse(House house) {
    return classes()
        .that(
            DescribedPredicate.describe(
                "outside the JPA store", type -> house.owns(type) && !house.room(type).equals(JPA)))
        .should(
            Condition.that(
                "see neither",
                (type, complain) ->
                    type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .filter(StoreRules::isOfDatabases)
                        .distinct()
                        .forEach(
                            seen ->
                                complain.accept(
                                    house.room(type)
                                        + "."
                                        + type.getSimpleName()
                                        + " sees "
                                        + seen.getName()))));
  }

  private static boolean isOfDatabases(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith("jakarta.persistence") || name.matches("javax?\\.sql(\\..*)?");
  }

  private static ArchRule visibleTypes(House house) {
    return classes()
        .that(Own.inRooms(house, JPA))
        .and(Own.visibleToHosts(house))
        .should(
            Condition.that(
                "be among " + VISIBLE,
                (type, complain) -> {
                  if (!VISIBLE.contains(outermost(type))) {
                    complain.accept(type.getSimpleName() + " is not for hosts");
                  }
                }));
  }

  private static ArchRule calls(House house, Pattern banned, Set<String> allowed) {
    return classes()
        .that(Own.inRooms(house, JPA))
        .should(
            Condition.that(
                "leave these calls to " + allowed,
                (type, complain) ->
                    Own.calls(type).stream()
                        .filter(call -> !allowed.contains(outermost(type)))
                        .filter(call -> banned.matcher(call).matches())
                        .forEach(call -> complain.accept(type.getName() + " calls " + call))));
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(StoreRules::outermost).orElseGet(type::getSimpleName);
  }
}
