package io.sessioncredits.report;

import io.sessioncredits.model.Holder;
import java.util.List;
import java.util.Optional;

/**
 * A page of the drill-down.
 *
 * @param query the query, with the instant as known at which this page was read: ask for the next
 *     page with it, so that all pages are of one instant
 * @param rows the clients and groups that have something to show, in the order of their keys
 * @param next behind whom the next page begins; empty if this is the last
 */
public record ClientPage(ReportQuery query, List<ClientRow> rows, Optional<Holder> next) {
  /** Copies the rows. */
  public ClientPage {
    rows = List.copyOf(rows);
  }
}
