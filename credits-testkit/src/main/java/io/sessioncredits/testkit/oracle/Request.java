package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.Holder;
import java.util.List;
import java.util.Set;

/**
 * A command that was carried out, or whose refusal is remembered.
 *
 * @param content the command as given, without actor, reason and clock
 * @param first what came of it
 * @param deeds what it did
 * @param holders whose credits it moved
 */
record Request(List<Object> content, Prediction first, List<Deed> deeds, Set<Holder> holders) {}
