package io.sessioncredits.jpa;

/**
 * A column of an index that was found in the database, or of the primary key.
 *
 * @param table the name of the table, as the database writes it
 * @param index the name of the index
 * @param column the name of the column
 * @param isPrimaryKey whether the index is that of the primary key
 */
record IndexedColumn(String table, String index, String column, boolean isPrimaryKey) {}
