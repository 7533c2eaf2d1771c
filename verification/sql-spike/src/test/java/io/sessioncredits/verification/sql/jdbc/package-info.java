/**
 * A store in plain JDBC on PostgreSQL and MariaDB: what a session of either database must be asked,
 * in which order, and nothing else.
 */
@NullMarked
package io.sessioncredits.verification.sql.jdbc;

import org.jspecify.annotations.NullMarked;
