package io.sessioncredits.examples.replay;

/** The figures a replay ends in, in the order in which they are told. */
enum Figure {
  /** Clients with at least one appointment. */
  CLIENTS("clients"),
  /** Appointments read. */
  APPOINTMENTS("appointments"),
  /** Credits bought. */
  GRANTED("granted"),
  /** Appointments booked, which is also the credits spent. */
  BOOKED("booked"),
  /** Appointments refused. */
  REFUSED("refused"),
  /** Booked appointments that were attended. */
  ATTENDED("attended"),
  /** Booked appointments that the client missed. */
  NO_SHOW("noShow"),
  /** Booked appointments that were cancelled, in time or late. */
  CANCELLED("cancelled"),
  /** Credits given back by cancellations in time. */
  RESTORED("restored"),
  /** Credits that went from one client to another. */
  TRANSFERRED("transferred"),
  /** Credits that clients have in the end. */
  OUTSTANDING("outstanding"),
  /** Credits that clients owe in the end. */
  OWED("owed"),
  /** Lines of the file that were left out. */
  MALFORMED("malformed");

  private final String json;

  Figure(String json) {
    this.json = json;
  }

  /** Returns the name of the figure in the JSON line. */
  String json() {
    return json;
  }
}
