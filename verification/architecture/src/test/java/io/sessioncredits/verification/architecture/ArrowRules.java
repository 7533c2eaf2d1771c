package io.sessioncredits.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which room sees which: the arrows of the design, row by row. */
final class ArrowRules {
  private static final String[] SERVICES = {
    "ledger",
    "booking",
    "transfer",
    "settings",
    "packages",
    "authorization",
    "maintenance",
    "report"
  };

  /**
   * One row.
   *
   * @param room the room
   * @param wrong a room it does not see, but in the fixture
   * @param seen all rooms that it may see
   */
  private record Arrow(String room, String wrong, List<String> seen) {
    Arrow(String room, String wrong, String... seen) {
      this(room, wrong, List.of(seen));
    }
  }

  private static final List<Arrow> ARROWS =
      List.of(
          new Arrow("model", "spi"),
          new Arrow("policy", "spi", "model"),
          new Arrow("spi", "engine", "model"),
          new Arrow("command", "policy", "model"),
          new Arrow("engine", "ledger", "command", "policy", "spi", "model"),
          new Arrow("ledger", "booking", "command", "policy", "spi", "model"),
          new Arrow("booking", "engine", "command", "policy", "spi", "model"),
          new Arrow("transfer", "ledger", "command", "policy", "spi", "model"),
          new Arrow("settings", "ledger", "command", "policy", "spi", "model"),
          new Arrow("authorization", "ledger", "command", "policy", "spi", "model"),
          new Arrow("client", "booking", "ledger", "model"),
          new Arrow("packages", "ledger", "command", "policy", "spi", "model"),
          new Arrow("maintenance", "booking", "command", "policy", "spi", "model", "engine"),
          new Arrow("report", "booking", "spi", "model"),
          new Arrow("notification", "ledger", "spi", "model"),
          new Arrow(
              "decision",
              "spi",
              "engine",
              "ledger",
              "booking",
              "transfer",
              "packages",
              "settings",
              "authorization",
              "maintenance",
              "command",
              "policy",
              "model"));

  private ArrowRules() {}

  /** Returns one rule for each room, and those about single doors. */
  static List<HouseRule> all() {
    List<HouseRule> rules = new ArrayList<>();
    ARROWS.forEach(arrow -> rules.add(rule(arrow)));
    rules.add(
        new HouseRule(
            "every room has its arrows",
            Library.CORE,
            "arrows",
            "attic is a room without arrows",
            ArrowRules::everyRoomIsKnown));
    rules.add(
        new HouseRule(
            "no rooms see each other in a circle",
            Library.CORE,
            "circle",
            "Cycle detected",
            ArrowRules::noCircles));
    rules.add(
        new HouseRule(
            "of the ports a service sees the queries alone",
            Library.CORE,
            "doors",
            "ledger.Ledger sees spi.CreditTransaction",
            house ->
                door(
                    house,
                    "spi",
                    List.of("CreditQueries", "HistorySelection", "Lookups"),
                    SERVICES)));
    rules.add(
        new HouseRule(
            "of the ports the pump sees the outbox alone",
            Library.CORE,
            "doors",
            "notification.Courier sees spi.CreditQueries",
            house -> door(house, "spi", List.of("OutboxQueue", "OutboxMessage"), "notification")));
    rules.add(
        new HouseRule(
            "of the engine maintenance sees the digest alone",
            Library.CORE,
            "doors",
            "maintenance.Sweeper sees engine.Executor",
            house -> door(house, "engine", List.of("EntryDigest"), "maintenance")));
    rules.add(
        new HouseRule(
            "a store sees only [spi, model]",
            Library.IN_MEMORY,
            "arrows",
            "which is in policy",
            house ->
                classes()
                    .that(Own.inRooms(house, "inmemory"))
                    .should(see(house, List.of("spi", "model")))));
    rules.add(
        new HouseRule(
            "the JPA store sees only [spi, model]",
            Library.JPA,
            "arrows",
            "which is in engine",
            house ->
                classes()
                    .that(Own.inRooms(house, "jpa"))
                    .should(see(house, List.of("spi", "model")))));
    rules.add(
        new HouseRule(
            "the test kit sees what hosts see",
            Library.TEST_KIT,
            "arrows",
            "which is in engine",
            ArrowRules::seesWhatHostsSee));
    return rules;
  }

  private static ArchRule seesWhatHostsSee(House house) {
    return classes()
        .that(
            DescribedPredicate.describe(
                "in the test kit",
                type -> house.owns(type) && house.room(type).startsWith("testkit")))
        .should(
            Condition.that(
                "see exported packages alone",
                (type, complain) ->
                    seenOfOurs(house, type)
                        .filter(d -> !house.isExported(d.getTargetClass()))
                        .forEach(d -> complain.accept(told(house, d)))));
  }

  private static HouseRule rule(Arrow arrow) {
    String seen = arrow.seen().isEmpty() ? "nothing of ours" : "only " + arrow.seen();
    return new HouseRule(
        arrow.room() + " sees " + seen,
        Library.CORE,
        "arrows",
        "which is in " + arrow.wrong(),
        house -> classes().that(Own.inRooms(house, arrow.room())).should(see(house, arrow.seen())));
  }

  private static Condition see(House house, List<String> rooms) {
    return Condition.that(
        "see only what they may",
        (type, complain) ->
            seenOfOurs(house, type)
                .filter(d -> !rooms.contains(house.room(d.getTargetClass())))
                .forEach(d -> complain.accept(told(house, d))));
  }

  private static String told(House house, Dependency seen) {
    return seen.getDescription() + ", which is in " + house.room(seen.getTargetClass());
  }

  private static ArchRule everyRoomIsKnown(House house) {
    return classes()
        .should(
            Condition.that(
                "be in a room with arrows",
                (type, complain) -> {
                  String room = house.room(type);
                  if (!room.equals(House.ROOT)
                      && ARROWS.stream().noneMatch(a -> a.room().equals(room))) {
                    complain.accept(room + " is a room without arrows");
                  }
                }));
  }

  private static ArchRule noCircles(House house) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return house.owns(type)
                    ? SliceIdentifier.of(house.room(type))
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "rooms";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  private static ArchRule door(House house, String beyond, List<String> doors, String... rooms) {
    List<String> allowed = doors.stream().map(door -> house.named(beyond) + "." + door).toList();
    return classes()
        .that(Own.inRooms(house, rooms))
        .should(
            Condition.that(
                "see of " + beyond + " only " + doors,
                (type, complain) ->
                    seenOfOurs(house, type)
                        .map(Dependency::getTargetClass)
                        .filter(seen -> house.room(seen).equals(beyond))
                        .filter(isNeither(allowed))
                        .forEach(
                            seen ->
                                complain.accept(
                                    house.room(type)
                                        + "."
                                        + type.getSimpleName()
                                        + " sees "
                                        + beyond
                                        + "."
                                        + seen.getSimpleName()))));
  }

  private static Predicate<JavaClass> isNeither(List<String> allowed) {
    return seen ->
        allowed.stream()
            .noneMatch(a -> seen.getName().equals(a) || seen.getName().startsWith(a + "$"));
  }

  private static Stream<Dependency> seenOfOurs(House house, JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .filter(d -> house.owns(d.getTargetClass()))
        .filter(d -> !d.getTargetClass().getPackageName().equals(type.getPackageName()));
  }
}
