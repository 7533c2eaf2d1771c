package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.VerdictCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outbox. Nothing is locked by range: a claim reads candidates without a lock and then takes
 * each by its key, if it still is as it was read. So claims neither wait for postings nor hold them
 * up.
 */
final class JdbcOutbox implements OutboxQueue {
  private static final String MESSAGES =
      "SELECT practice, operation, request_key, recorded_at, movements, attempts, not_before"
          + " FROM outbox WHERE practice = ? AND parked = ?";
  private static final String OLDEST_FIRST = " ORDER BY recorded_at, operation, request_key";
  private static final String ONE = " WHERE practice = ? AND operation = ? AND request_key = ?";
  private static final String HELD = ONE + " AND attempts = ? AND parked = 0";
  private static final String CLAIM =
      "UPDATE outbox SET not_before = ?, attempts = attempts + 1"
          + ONE
          + " AND parked = 0 AND not_before = ? AND attempts = ?";

  private final SqlWork.Runner runner;

  JdbcOutbox(SqlWork.Runner runner) {
    this.runner = runner;
  }

  private record Waiting(OutboxMessage message, int attempts, long notBefore) {}

  @Override
  public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
    SqlText candidates =
        SqlText.of(MESSAGES, practice.value(), 0)
            .add(" AND not_before <= ?", Micros.of(now))
            .add(OLDEST_FIRST + " LIMIT ?", limit);
    return runner.run(
        connection -> {
          List<Waiting> found = candidates.read(connection, JdbcOutbox::waiting);
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Waiting waiting : found) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(Micros.of(now.plus(lease)));
            row.addAll(FactsQuery.key(waiting.message().id()));
            row.add(waiting.notBefore());
            row.add((long) waiting.attempts());
            rows.add(row);
          }
          int[] met = SqlText.writeEach(connection, CLAIM, rows);
          List<Claim> claims = new ArrayList<>();
          for (int i = 0; i < met.length; i++) {
            if (met[i] == 1) {
              claims.add(new Claim(found.get(i).message(), found.get(i).attempts() + 1));
            }
          }
          return claims;
        });
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    PracticeId practice = PracticeId.of(row.getString("practice"));
    RequestId id =
        new RequestId(
            practice,
            Operation.valueOf(row.getString("operation")),
            RequestKey.stored(row.getString("request_key")));
    OutboxMessage message =
        new OutboxMessage(
            id,
            Micros.instant(row.getLong("recorded_at")),
            VerdictCodec.decode(practice, row.getString("movements")).movements());
    return new Waiting(message, row.getInt("attempts"), row.getLong("not_before"));
  }

  @Override
  public void settle(Collection<RequestId> messages) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    messages.forEach(id -> rows.add(new ArrayList<>(FactsQuery.key(id))));
    writeEach("DELETE FROM outbox" + ONE, rows);
  }

  @Override
  public void delay(Map<Claim, Instant> claims) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    claims.forEach((claim, notBefore) -> rows.add(held(Micros.of(notBefore), claim)));
    writeEach("UPDATE outbox SET not_before = ?" + HELD, rows);
  }

  @Override
  public void park(Collection<Claim> claims) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    claims.forEach(claim -> rows.add(held(1L, claim)));
    writeEach("UPDATE outbox SET parked = ?" + HELD, rows);
  }

  private static List<@Nullable Object> held(long value, Claim claim) {
    List<@Nullable Object> row = new ArrayList<>(List.of(value));
    row.addAll(FactsQuery.key(claim.message().id()));
    row.add((long) claim.attempts());
    return row;
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    SqlText select =
        SqlText.of(MESSAGES, practice.value(), 1).add(OLDEST_FIRST + " LIMIT ?", limit);
    return runner.run(c -> select.read(c, JdbcOutbox::waiting)).stream()
        .map(Waiting::message)
        .toList();
  }

  @Override
  public void release(Collection<RequestId> messages) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    messages.forEach(id -> rows.add(new ArrayList<>(FactsQuery.key(id))));
    writeEach(
        "UPDATE outbox SET parked = 0, attempts = 0, not_before = 0" + ONE + " AND parked = 1",
        rows);
  }

  @Override
  public List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit) {
    SqlText select =
        SqlText.of(
            "SELECT DISTINCT practice FROM outbox WHERE parked = 0 AND not_before <= ?"
                + " AND practice > ? ORDER BY practice LIMIT ?",
            Micros.of(now),
            after.map(PracticeId::value).orElse(""),
            limit);
    return runner.run(c -> select.read(c, row -> PracticeId.of(row.getString(1))));
  }

  private void writeEach(String text, List<List<@Nullable Object>> rows) {
    int unused = runner.run(c -> SqlText.writeEach(c, text, rows)).length;
  }
}
