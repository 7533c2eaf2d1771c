package io.sessioncredits.spi;

import io.sessioncredits.model.Digest;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.Verdict;
import java.time.Instant;

/**
 * What is kept for ever of a command that was carried out.
 *
 * @param id its name
 * @param command the digest of the command as given, without actor, reason and clock
 * @param recordedAt when it was carried out
 * @param verdict its first outcome
 */
public record RequestRecord(RequestId id, Digest command, Instant recordedAt, Verdict verdict) {}
