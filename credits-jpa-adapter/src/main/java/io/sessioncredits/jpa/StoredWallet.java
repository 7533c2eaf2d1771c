package io.sessioncredits.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wallet row as an entity, for databases whose way of locking we do not know: the provider does.
 * It is never left managed.
 *
 * <p>The entity has no version attribute: the row changes by statements the provider does not see.
 */
@Entity(name = "SessionCreditsWallet")
@Table(name = "credits_wallet")
@IdClass(StoredWallet.Key.class)
@Cacheable(false)
class StoredWallet {
  @Id
  @Column(name = "practice", length = 64, nullable = false)
  private String practice = "";

  @Id
  @Column(name = "holder", length = 72, nullable = false)
  private String holder = "";

  @Column(name = "revision", nullable = false)
  private long revision;

  @Column(name = "stale_in", nullable = false)
  private long staleIn;

  @Column(name = "position", length = 1_000_000, nullable = false)
  private String position = "";

  @Column(name = "next_due", nullable = false)
  private long nextDue;

  /** For the provider. */
  protected StoredWallet() {}

  StoredWallet(Key key, String position, long nextDue) {
    this.practice = key.practice;
    this.holder = key.holder;
    this.position = position;
    this.nextDue = nextDue;
  }

  long revision() {
    return revision;
  }

  String position() {
    return position;
  }

  /** The primary key of a wallet. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private String practice = "";
    private String holder = "";

    /** For the provider. */
    protected Key() {}

    Key(String practice, String holder) {
      this.practice = practice;
      this.holder = holder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.practice.equals(practice) && key.holder.equals(holder);
    }

    @Override
    public int hashCode() {
      return Objects.hash(practice, holder);
    }
  }
}
