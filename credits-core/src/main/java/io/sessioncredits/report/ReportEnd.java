package io.sessioncredits.report;

import java.time.Instant;

/**
 * How a report ended that handed out its rows one by one.
 *
 * @param asKnownAt as known when
 * @param rows how many rows there were
 * @param isConsistent whether both halves of every move were seen; see {@link Reports}
 */
public record ReportEnd(Instant asKnownAt, long rows, boolean isConsistent) {}
