package io.sessioncredits.jpa;

import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outbox. Nothing is locked by range: a claim reads candidates without a lock and then takes
 * each by its key, if it still is as it was read. So claims neither wait for postings nor hold them
 * up.
 */
final class JpaOutbox implements OutboxQueue {
  /** All columns of the index: H2 takes it for the order only so. */
  private static final String OLDEST_FIRST =
      " ORDER BY practice, parked, recorded_at, operation, request_key";

  private static final List<String> HELD =
      List.of("practice", "operation", "request_key", "attempts");
  private static final String UNCHANGED =
      " WHERE practice = ? AND operation = ? AND request_key = ?"
          + " AND parked = 0 AND not_before = ? AND attempts = ?";

  private final StatementRunner runner;
  private final CreditTables tables;

  JpaOutbox(StatementRunner runner, CreditTables tables) {
    this.runner = runner;
    this.tables = tables;
  }

  private record Waiting(OutboxMessage message, int attempts, long notBefore) {
    List<Object> unchanged() {
      List<Object> values = new ArrayList<>(FactsTable.key(message.id()));
      values.add(notBefore);
      values.add((long) attempts);
      return values;
    }

    Claim claim() {
      return new Claim(message, attempts + 1);
    }
  }

  @Override
  public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
    long until = Micros.of(now.plus(lease));
    return runner.run(
        (session, dialect) -> {
          SqlText candidates =
              messages(practice, 0)
                  .add(" AND not_before <= ?", Micros.of(now))
                  .add(OLDEST_FIRST + dialect.limit(limit));
          List<Waiting> found = session.read(candidates, JpaOutbox::waiting);
          return dialect.skipLocked().isEmpty()
              ? oneByOne(session, until, found)
              : together(session, dialect, until, found);
        });
  }

  private List<Claim> oneByOne(SqlSession session, long until, List<Waiting> found) {
    List<Claim> claims = new ArrayList<>();
    for (Waiting waiting : found) {
      SqlText take =
          SqlText.of("UPDATE " + tables.outbox() + " SET not_before = ?,", until)
              .add(" attempts = attempts + 1" + UNCHANGED, waiting.unchanged().toArray());
      if (session.write(take) == 1) {
        claims.add(waiting.claim());
      }
    }
    return claims;
  }

  /** Locks those that are still as they were read and that nobody else holds, and takes them. */
  private List<Claim> together(
      SqlSession session, Dialect dialect, long until, List<Waiting> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    SqlText lock =
        SqlText.of("SELECT practice, operation, request_key FROM " + tables.outbox() + " WHERE ")
            .keyIn(
                List.of("practice", "operation", "request_key", "parked", "not_before", "attempts"),
                found.stream().map(JpaOutbox::waitingKey).toList())
            .add(dialect.skipLocked());
    Set<RequestId> taken = new HashSet<>(session.read(lock, JpaOutbox::id));
    if (taken.isEmpty()) {
      return List.of();
    }
    int unused =
        session.write(
            SqlText.of("UPDATE " + tables.outbox() + " SET not_before = ?,", until)
                .add(" attempts = attempts + 1 WHERE ")
                .keyIn(FactsTable.REQUEST_KEY, taken.stream().map(FactsTable::key).toList()));
    return found.stream()
        .filter(waiting -> taken.contains(waiting.message().id()))
        .map(Waiting::claim)
        .toList();
  }

  private static List<Object> waitingKey(Waiting waiting) {
    List<Object> key = new ArrayList<>(FactsTable.key(waiting.message().id()));
    key.add(0L);
    key.add(waiting.notBefore());
    key.add((long) waiting.attempts());
    return key;
  }

  private SqlText messages(PracticeId practice, long parked) {
    return SqlText.of(
        "SELECT practice, operation, request_key, recorded_at, messages, attempts, not_before"
            + " FROM "
            + tables.outbox()
            + " WHERE practice = ? AND parked = ?",
        practice.value(),
        parked);
  }

  private static RequestId id(Row row) {
    return new RequestId(
        PracticeId.of(row.text(0)), Operation.valueOf(row.text(1)), RequestKey.stored(row.text(2)));
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        FactsTable.message(id(row), row.number(3), row.text(4)),
        Math.toIntExact(row.number(5)),
        row.number(6));
  }

  @Override
  public void settle(Collection<RequestId> messages) {
    if (!messages.isEmpty()) {
      change(
          SqlText.of("DELETE FROM " + tables.outbox() + " WHERE ")
              .keyIn(FactsTable.REQUEST_KEY, messages.stream().map(FactsTable::key).toList()));
    }
  }

  @Override
  public void delay(Map<Claim, Instant> claims) {
    List<List<Object>> rows = new ArrayList<>();
    claims.forEach(
        (claim, notBefore) -> {
          List<Object> row = held(claim);
          row.add(Micros.of(notBefore));
          rows.add(row);
        });
    ValueList.inParts(rows, part -> change(delayed(part)));
  }

  /** One statement for all, since the instants are drawn by lot and no two are alike. */
  private SqlText delayed(List<List<Object>> rows) {
    String same = "WHEN " + String.join(" = ? AND ", HELD) + " = ? THEN ?";
    return SqlText.of("UPDATE " + tables.outbox() + " SET not_before = CASE ")
        .addEach(same, " ", rows)
        .add(" ELSE not_before END WHERE parked = 0 AND ")
        .keyIn(HELD, rows.stream().map(row -> row.subList(0, HELD.size())).toList());
  }

  @Override
  public void park(Collection<Claim> claims) {
    ValueList.inParts(
        claims.stream().map(JpaOutbox::held).toList(),
        part ->
            change(
                SqlText.of("UPDATE " + tables.outbox() + " SET parked = 1 WHERE parked = 0 AND ")
                    .keyIn(HELD, part)));
  }

  private static List<Object> held(Claim claim) {
    List<Object> key = new ArrayList<>(FactsTable.key(claim.message().id()));
    key.add((long) claim.attempts());
    return key;
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return runner.run(
        (session, dialect) ->
            session
                .read(
                    messages(practice, 1).add(OLDEST_FIRST + dialect.limit(limit)),
                    JpaOutbox::waiting)
                .stream()
                .map(Waiting::message)
                .toList());
  }

  @Override
  public void release(Collection<RequestId> messages) {
    ValueList.inParts(
        messages.stream().map(FactsTable::key).toList(),
        part ->
            change(
                SqlText.of("UPDATE " + tables.outbox())
                    .add(" SET parked = 0, attempts = 0, not_before = 0 WHERE parked = 1 AND ")
                    .keyIn(FactsTable.REQUEST_KEY, part)));
  }

  @Override
  public List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit) {
    return runner.run(
        (session, dialect) ->
            session.read(
                SqlText.of("SELECT DISTINCT practice FROM " + tables.outbox())
                    .add(" WHERE parked = 0 AND not_before <= ?", Micros.of(now))
                    .add(" AND practice > ?", after.map(PracticeId::value).orElse(""))
                    .add(" ORDER BY practice" + dialect.limit(limit)),
                row -> PracticeId.of(row.text(0))));
  }

  private void change(SqlText statement) {
    int unused = runner.run((session, dialect) -> session.write(statement));
  }
}
