package io.sessioncredits.verification.jpa.cell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records what is sent to a database: each execution of a statement is one, and so is a batch of
 * any size, whoever sent it.
 */
public final class Tally implements Tap, AutoCloseable {
  private final List<String> sent = new ArrayList<>();
  private Wire.@Nullable Attached place;

  Tally() {}

  void attached(Wire.Attached at) {
    place = at;
  }

  @Override
  public synchronized void sending(String sql) {
    sent.add(sql);
  }

  /** Returns the statements that were sent since the last call. */
  public synchronized List<String> taken() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  @Override
  public void close() {
    if (place != null) {
      place.close();
    }
  }
}
