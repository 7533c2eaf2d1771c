package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The mapping of a wallet row")
class MappingTest {
  private static final String COLUMNS =
      "SELECT LOWER(column_name), data_type, character_maximum_length, is_nullable"
          + " FROM information_schema.columns WHERE LOWER(table_name) = 'credits_wallet'"
          + " ORDER BY 1";
  private static final String KEY =
      "SELECT LOWER(c.column_name) FROM information_schema.index_columns c"
          + " JOIN information_schema.indexes i ON i.index_name = c.index_name"
          + " WHERE LOWER(c.table_name) = 'credits_wallet' AND i.index_type_name = 'PRIMARY KEY'"
          + " ORDER BY 1";

  private final MemoryDatabase database = MemoryDatabase.empty();

  @AfterEach
  void close() {
    database.close();
  }

  private void create(CreditTables tables) {
    database.runScript(CreditSchema.of(tables).tableScript(CreditDatabase.H2));
    database.run(
        "INSERT INTO "
            + tables.wallet()
            + " (practice, holder, revision, position, next_due)"
            + " VALUES ('riverside', 'client:anna', 7, '1 0', 9223372036854775807)");
  }

  private static void assertThatItReads(EntityManagerFactory factory) {
    try (factory) {
      EntityManager manager = factory.createEntityManager();
      manager.getTransaction().begin();
      StoredWallet wallet =
          manager.find(StoredWallet.class, new StoredWallet.Key("riverside", "client:anna"));
      manager.refresh(wallet, LockModeType.PESSIMISTIC_WRITE);
      assertThat(wallet.revision()).isEqualTo(7);
      assertThat(wallet.position()).isEqualTo("1 0");
      manager.getTransaction().commit();
      manager.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is added to a persistence unit by one line that names the mapping file")
  void mappingFile(Provider provider) {
    create(CreditTables.standard());
    assertThatItReads(provider.open(database.url()));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is added in code as a list of classes")
  void managedClasses(Provider provider) {
    create(CreditTables.standard());
    assertThatItReads(provider.open(JpaCreditStore.managedClasses(), database.url()));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("takes another name of the table from a mapping file of the host")
  void renamed(Provider provider) {
    create(CreditTables.standard().withPrefix("sc_"));
    assertThatItReads(provider.open("-renamed", database.url()));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("says of each column and of the key what the shipped script says")
  void sameAsTheScript(Provider provider) {
    create(CreditTables.standard());
    StringWriter written = new StringWriter();
    provider.writeSchema(
        Map.of(
            "jakarta.persistence.schema-generation.scripts.action",
            "create",
            "jakarta.persistence.schema-generation.scripts.create-target",
            written),
        database.url());
    try (MemoryDatabase mapped = MemoryDatabase.empty()) {
      mapped.run(written.toString());
      assertThat(mapped.rows(COLUMNS)).isEqualTo(database.rows(COLUMNS)).hasSize(6);
      assertThat(mapped.rows(KEY)).isEqualTo(database.rows(KEY)).hasSize(2);
    }
  }
}
