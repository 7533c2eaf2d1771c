package io.sessioncredits.client;

import io.sessioncredits.ledger.DisplayNames;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.immutables.value.Value;

/** What a client wants to see: by default his or her own credits and the newest of the history. */
@Value.Immutable
public abstract class ClientViewQuery {
  private static final int DEFAULT_LIMIT = 20;

  ClientViewQuery() {}

  /**
   * Returns the query of {@code client} for his or her own credits, told in English.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the client is null
   */
  public static ClientViewQuery of(ClientId client) {
    return ImmutableClientViewQuery.of(Limits.given("client", client));
  }

  /** Returns who looks. */
  @Value.Parameter
  public abstract ClientId client();

  /** Returns the group whose credits are looked at; empty for the client's own. */
  public abstract Optional<GroupId> group();

  /** Returns the language of the history. */
  @Value.Default
  public Locale locale() {
    return Locale.ENGLISH;
  }

  /** Returns what the host calls things before this client. */
  @Value.Default
  public DisplayNames names() {
    return DisplayNames.IDENTIFIERS;
  }

  /** Returns for which appointment types the view says how many seats can be booked. */
  public Set<AppointmentType> bookable() {
    return bookableTypes();
  }

  abstract Set<AppointmentType> bookableTypes();

  /** Returns how many lines of history at most, 1 to {@link Limits#PAGE}; 20 unless given. */
  @Value.Default
  public int limit() {
    return DEFAULT_LIMIT;
  }

  /** Returns the cursor of the lines before; empty for the newest. */
  public abstract Optional<String> after();

  /** Returns this query for the credits of a group, which the host knows the client belongs to. */
  public abstract ClientViewQuery withGroup(GroupId group);

  /** Returns this query in another language; see {@link io.sessioncredits.ledger.HistoryText}. */
  public abstract ClientViewQuery withLocale(Locale locale);

  /** Returns this query with names of the host. */
  public abstract ClientViewQuery withNames(DisplayNames names);

  /**
   * Returns this query for how many seats of {@code types} can be booked, too.
   *
   * @throws io.sessioncredits.model.InvalidInputException if a type is null
   */
  public ClientViewQuery withBookable(AppointmentType... types) {
    Set<AppointmentType> wanted = new TreeSet<>();
    for (AppointmentType type : Limits.given("appointmentTypes", types)) {
      wanted.add(Limits.given("appointmentType", type));
    }
    return withBookableTypes(wanted);
  }

  abstract ClientViewQuery withBookableTypes(Iterable<? extends AppointmentType> types);

  /** Returns this query with more or fewer lines. */
  public abstract ClientViewQuery withLimit(int limit);

  /**
   * Returns this query for the lines behind {@code cursor}, as given by {@link ClientView#next}.
   */
  public abstract ClientViewQuery withAfter(String cursor);

  /** Returns whose credits are looked at. */
  Holder holder() {
    return group().map(Holder.class::cast).orElse(client());
  }

  @Value.Check
  void check() {
    Limits.between("limit", limit(), 1, Limits.PAGE);
  }
}
