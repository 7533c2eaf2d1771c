/**
 * The store in the host's own database, on the Jakarta Persistence API alone.
 *
 * <p>Every statement is SQL that asks for plain values: none of our rows is ever managed by the
 * host's persistence context or kept in a cache, so no cache can be stale. The store decides
 * nothing; it locks wallet rows, reads, and appends.
 *
 * <p>Works alike on Hibernate and EclipseLink, with PostgreSQL, MariaDB and H2. Any other database
 * is served in standard SQL, at more statements for each command and at READ COMMITTED only, and
 * needs the mapping of {@link JpaCreditStore#MAPPING_FILE}.
 */
@NullMarked
package io.sessioncredits.jpa;

import org.jspecify.annotations.NullMarked;
