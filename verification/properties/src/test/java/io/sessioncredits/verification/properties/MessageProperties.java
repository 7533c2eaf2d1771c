package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The messages of a practice")
class MessageProperties {
  @Provide
  Arbitrary<History> histories() {
    return Histories.any(60);
  }

  /** What one posting did to one account, replayed from the entries of the account alone. */
  private record Passage(Position before, List<LedgerEntry> entries, Position after) {
    LedgerEntry last() {
      return entries.get(entries.size() - 1);
    }

    Instant at() {
      return last().recordedAt();
    }

    AccountKey account() {
      return last().account();
    }

    /** The number of the instant, and what had ended by then without being written down. */
    long numberBefore() {
      return before.balance(account().type(), at()).number() + endedUnwritten();
    }

    long availableBefore() {
      return before.balance(account().type(), at()).available() + endedUnwritten();
    }

    private long endedUnwritten() {
      return before.lots().stream()
          .filter(l -> l.terms().validUntil().filter(end -> !end.isAfter(at())).isPresent())
          .mapToLong(OpenLot::free)
          .sum();
    }

    long sum(Column... columns) {
      return entries.stream()
          .filter(e -> List.of(columns).contains(e.column()))
          .mapToLong(LedgerEntry::amount)
          .sum();
    }
  }

  private static List<Passage> passages(List<LedgerEntry> account) {
    Map<RequestId, List<LedgerEntry>> postings = new LinkedHashMap<>();
    account.forEach(
        e -> postings.computeIfAbsent(e.request(), request -> new ArrayList<>()).add(e));
    List<Passage> passages = new ArrayList<>();
    Position position = Position.empty(account.get(0).account().wallet());
    for (List<LedgerEntry> entries : postings.values()) {
      Position before = position;
      for (LedgerEntry entry : entries) {
        position = position.after(entry);
      }
      passages.add(new Passage(before, entries, position));
    }
    return passages;
  }

  private static List<CreditMessage> told(Practice practice) {
    return Everything.of(practice, List.of()).messages().stream()
        .map(OutboxMessage::messages)
        .flatMap(List::stream)
        .toList();
  }

  private static List<CreditMessage> of(Passage passage, List<CreditMessage> told) {
    return told.stream()
        .filter(m -> m.account().equals(passage.account()))
        .filter(m -> m.request().equals(passage.last().request()))
        .toList();
  }

  private static long amount(List<CreditMessage> messages, MessageKind... kinds) {
    return messages.stream()
        .filter(m -> List.of(kinds).contains(m.kind()))
        .mapToLong(CreditMessage::amount)
        .sum();
  }

  @Property(seed = "2701", edgeCases = EdgeCasesMode.NONE)
  @Label("add up to what the entries did, and say the balances before and after")
  void addUp(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    practice.sweep();
    List<CreditMessage> told = told(practice);
    for (List<LedgerEntry> account : practice.books().entries().values()) {
      for (Passage passage : passages(account)) {
        List<CreditMessage> messages = of(passage, told);
        long change = passage.entries().stream().mapToLong(LedgerEntry::amount).sum();
        assertThat(messages.stream().mapToLong(CreditMessage::amount).sum()).isEqualTo(change);
        assertThat(messages).extracting(CreditMessage::kind).doesNotHaveDuplicates();
        for (CreditMessage message : messages) {
          assertThat(message.sequence()).isEqualTo(passage.last().sequence());
          assertThat(message.recordedAt()).isEqualTo(passage.at());
          assertThat(message.before().number()).isEqualTo(passage.numberBefore());
          Balance after = passage.after().balance(passage.account().type(), passage.at());
          assertThat(message.after()).isEqualTo(after);
          assertThat(message.after().posted() - message.before().posted()).isEqualTo(change);
        }
      }
    }
  }

  @Property(seed = "2702", edgeCases = EdgeCasesMode.NONE)
  @Label("are of the kind of the column that the entries count in")
  void kinds(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    List<CreditMessage> told = told(practice);
    for (List<LedgerEntry> account : practice.books().entries().values()) {
      for (Passage passage : passages(account)) {
        List<CreditMessage> messages = of(passage, told);
        assertThat(amount(messages, MessageKind.GRANTED)).isEqualTo(passage.sum(Column.GRANTED));
        assertThat(amount(messages, MessageKind.SPENT)).isEqualTo(passage.sum(Column.SPENT));
        assertThat(amount(messages, MessageKind.WRITTEN_OFF))
            .isEqualTo(passage.sum(Column.WRITTEN_OFF));
        assertThat(amount(messages, MessageKind.EXPIRED)).isEqualTo(passage.sum(Column.EXPIRED));
        assertThat(amount(messages, MessageKind.TRANSFERRED_IN, MessageKind.TRANSFERRED_OUT))
            .isEqualTo(passage.sum(Column.TRANSFERRED));
        assertThat(
                amount(
                    messages,
                    MessageKind.RESTORED,
                    MessageKind.ADJUSTED,
                    MessageKind.REVOKED,
                    MessageKind.SETTLED))
            .isEqualTo(
                passage.sum(Column.RESTORED, Column.ADJUSTED, Column.REVOKED, Column.SETTLED));
      }
    }
  }

  @Property(seed = "2703", edgeCases = EdgeCasesMode.NONE)
  @Label(
      "tell of a crossing if and only if before and after say so, and miss none between postings")
  void crossings(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    practice.sweep();
    List<CreditMessage> told = told(practice);
    for (List<LedgerEntry> account : practice.books().entries().values()) {
      long numberLast = 0;
      for (Passage passage : passages(account)) {
        List<CreditMessage> messages = of(passage, told);
        long before = passage.numberBefore();
        Balance after = passage.after().balance(passage.account().type(), passage.at());
        assertThat(before).as("nothing falls untold").isGreaterThanOrEqualTo(numberLast);
        numberLast = after.number();
        assertThat(lowMarks(messages))
            .containsExactly(
                LongStream.of(Practice.LOW_MARKS)
                    .filter(mark -> before > mark && after.number() <= mark)
                    .toArray());
        assertThat(has(messages, MessageKind.EXHAUSTED))
            .isEqualTo(passage.availableBefore() > 0 && after.available() == 0);
        assertThat(has(messages, MessageKind.NEGATIVE))
            .isEqualTo(before >= 0 && after.number() < 0);
      }
    }
  }

  private static long[] lowMarks(List<CreditMessage> messages) {
    return messages.stream()
        .flatMap(m -> m.lowMarks().stream())
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static boolean has(List<CreditMessage> messages, MessageKind kind) {
    return messages.stream().anyMatch(m -> m.kind() == kind);
  }

  @Property(seed = "2704", edgeCases = EdgeCasesMode.NONE)
  @Label("tell both sides of a transfer the same, each with the other")
  void bothSides(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    List<CreditMessage> told = told(practice);
    Set<String> out = new HashSet<>();
    Set<String> in = new HashSet<>();
    for (CreditMessage message : told) {
      String what = message.request() + " " + message.type() + " " + message.credits() + " ";
      String me = message.holder().key();
      if (message.kind() == MessageKind.TRANSFERRED_OUT) {
        out.add(what + me + " " + message.otherHolder().orElseThrow().key());
      } else if (message.kind() == MessageKind.TRANSFERRED_IN) {
        in.add(what + message.otherHolder().orElseThrow().key() + " " + me);
      } else {
        assertThat(message.otherHolder()).isEmpty();
      }
    }
    assertThat(out).isEqualTo(in);
  }

  @Property(seed = "2705", edgeCases = EdgeCasesMode.NONE)
  @Label("are those of the wanted kinds and no others, and change nothing about the entries")
  void wanted(@ForAll("histories") History history, @ForAll Set<MessageKind> kinds) {
    PracticeId id = PracticeId.of("riverside");
    Practice all = new Practice(id, Stores.fresh(), EnumSet.allOf(MessageKind.class));
    Practice some = new Practice(id, Stores.fresh(), kinds);
    all.runAll(history);
    some.runAll(history);
    assertThat(some.books()).isEqualTo(all.books());
    assertThat(told(some))
        .isEqualTo(told(all).stream().filter(m -> kinds.contains(m.kind())).toList());
    assertThat(Everything.of(some, List.of()).messages())
        .noneMatch(message -> message.messages().isEmpty());
  }
}
