package io.sessioncredits.jpa;

/**
 * A column that was found in the database.
 *
 * @param table the name of its table, as the database writes it
 * @param column the column
 * @param engine what keeps the table; empty where there is no choice
 */
record FoundColumn(String table, TableShape.Column column, String engine) {}
