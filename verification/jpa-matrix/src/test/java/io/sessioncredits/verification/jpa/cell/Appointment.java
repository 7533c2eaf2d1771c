package io.sessioncredits.verification.jpa.cell;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A row of the host: cached by the provider, guarded by a version. */
@Entity
@Cacheable
@Table(name = "host_appointment")
public class Appointment {
  @Id
  @Column(length = 64)
  private String id = "";

  @Column(nullable = false, length = 200)
  private String note = "";

  @Version private long version;

  /** For the provider. */
  protected Appointment() {}

  /** Creates a row that is not stored yet. */
  public Appointment(String id, String note) {
    this.id = id;
    this.note = note;
  }

  /** Returns its key. */
  public String id() {
    return id;
  }

  /** Returns what the host wrote. */
  public String note() {
    return note;
  }

  /** Writes another note. */
  public void rewrite(String text) {
    note = text;
  }

  /** Returns how often it was changed. */
  public long version() {
    return version;
  }
}
