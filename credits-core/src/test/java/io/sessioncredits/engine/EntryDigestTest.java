package io.sessioncredits.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.sessioncredits.engine.GoldenEntries.Golden;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.SealedText;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The digest of an entry")
class EntryDigestTest {
  private static List<Golden> golden() {
    return GoldenEntries.all();
  }

  private static List<Golden> withReason() {
    return golden().stream().filter(g -> g.entry().reason().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("golden")
  @DisplayName("is the one of the golden file, for ever")
  void isPinned(Golden golden) {
    assertThat(EntryDigest.of(golden.previous(), golden.entry()))
        .isEqualTo(golden.entry().digest());
  }

  @ParameterizedTest
  @MethodSource("golden")
  @DisplayName("is taken over terms whose names and texts are pinned too")
  void termsArePinned(Golden golden) {
    assertThat(golden.entry().terms().map(t -> t.fields()).orElse(Map.of()))
        .isEqualTo(golden.terms());
  }

  @ParameterizedTest
  @MethodSource("golden")
  @DisplayName("does not cover the digest field of the entry itself")
  void leavesItselfOut(Golden golden) {
    LedgerEntry bare = golden.entry().withDigest(Digest.NONE);
    assertThat(EntryDigest.of(golden.previous(), bare)).isEqualTo(golden.entry().digest());
  }

  @ParameterizedTest
  @MethodSource("golden")
  @DisplayName("changes with the digest before it")
  void isChained(Golden golden) {
    Digest previous = golden.previous();
    Digest other = new Digest(previous.a(), previous.b(), previous.c(), previous.d() ^ 1);
    assertThat(EntryDigest.of(other, golden.entry())).isNotEqualTo(golden.entry().digest());
  }

  @ParameterizedTest
  @MethodSource("withReason")
  @DisplayName("stays when the text of the reason is erased")
  void staysWhenErased(Golden golden) {
    SealedText reason = golden.entry().reason().orElseThrow();
    LedgerEntry erased = golden.entry().withReason(reason.erased());
    assertThat(EntryDigest.of(golden.previous(), erased)).isEqualTo(golden.entry().digest());
  }

  @ParameterizedTest
  @MethodSource("withReason")
  @DisplayName("changes when another reason is put in its place")
  void changesWithTheReason(Golden golden) {
    LedgerEntry other =
        golden.entry().withReason(SealedText.seal(Reason.of("Something else"), "other-salt"));
    assertThat(EntryDigest.of(golden.previous(), other)).isNotEqualTo(golden.entry().digest());
  }

  @ParameterizedTest
  @MethodSource("golden")
  @DisplayName("differs for any two entries that differ in one field only")
  void everyFieldCounts(Golden golden) {
    Set<Digest> digests = new HashSet<>();
    List<UnaryOperator<LedgerEntry.Builder>> changes = OneField.changes(golden.entry());
    for (UnaryOperator<LedgerEntry.Builder> change : changes) {
      LedgerEntry changed = change.apply(LedgerEntry.builder().from(golden.entry())).build();
      digests.add(EntryDigest.of(golden.previous(), changed));
    }
    digests.add(golden.entry().digest());
    assertThat(digests).hasSize(changes.size() + 1);
  }

  @Test
  @DisplayName("is pinned for every pair of primitive and cause that may be written")
  void everyPairIsThere() {
    Map<Primitive, Set<Cause>> seen = new EnumMap<>(Primitive.class);
    for (Golden golden : golden()) {
      seen.computeIfAbsent(golden.entry().primitive(), p -> new TreeSet<>())
          .add(golden.entry().cause());
    }
    assertThat(seen).isEqualTo(allowed());
  }

  @Test
  @DisplayName("is pinned for every operation, fact, kind of actor, term, and optional part")
  void everythingIsThere() {
    List<LedgerEntry> entries = golden().stream().map(Golden::entry).toList();
    assertAll(
        () ->
            assertThat(each(entries.stream().map(e -> e.request().operation())))
                .containsExactlyInAnyOrder(Operation.values()),
        () ->
            assertThat(each(entries.stream().flatMap(e -> e.facts().keySet().stream())))
                .containsExactlyInAnyOrder(Fact.values()),
        () ->
            assertThat(each(entries.stream().map(e -> e.actor().kind())))
                .containsExactlyInAnyOrder(Actor.Kind.values()),
        () ->
            assertThat(each(golden().stream().flatMap(g -> g.terms().keySet().stream())))
                .hasSize(12),
        () -> assertThat(each(entries.stream().map(e -> e.related().isPresent()))).hasSize(2),
        () -> assertThat(each(entries.stream().map(e -> e.session().isPresent()))).hasSize(2),
        () -> assertThat(each(entries.stream().map(e -> e.terms().isPresent()))).hasSize(2),
        () -> assertThat(each(entries.stream().map(e -> e.reason().isPresent()))).hasSize(2));
  }

  private static <T> Collection<T> each(Stream<T> values) {
    return values.distinct().toList();
  }

  private static Map<Primitive, Set<Cause>> allowed() {
    Map<Primitive, Set<Cause>> allowed = new EnumMap<>(Primitive.class);
    for (Primitive primitive : Primitive.values()) {
      Arrays.stream(Cause.values())
          .filter(cause -> mayBeWritten(primitive, cause))
          .forEach(c -> allowed.computeIfAbsent(primitive, p -> new TreeSet<>()).add(c));
    }
    return allowed;
  }

  private static boolean mayBeWritten(Primitive primitive, Cause cause) {
    try {
      return Column.of(primitive, cause) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
