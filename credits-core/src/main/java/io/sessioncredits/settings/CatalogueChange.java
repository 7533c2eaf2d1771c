package io.sessioncredits.settings;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Changes of the catalogue that the library keeps for a practice, as one act.
 *
 * <p>The first one takes the catalogue of the host's policy over; from then on the kept one alone
 * counts. Lots sold before a change of coverage keep what they covered, bookings made before a
 * change of price keep their price (FIELD, S68 and S71).
 */
@Value.Immutable
public abstract class CatalogueChange implements CreditCommand<SettingOutcome> {
  CatalogueChange() {}

  /**
   * Returns a change without an edit; add at least one.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static CatalogueChange of(RequestKey key, Reason reason) {
    return ImmutableCatalogueChange.of(
        Limits.given("requestKey", key), Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns why. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns the edits, in the order in which they are made. */
  public abstract List<CatalogueEdit> edits();

  /**
   * Returns this change with {@code credit} covering exactly {@code appointments} from now on.
   *
   * @throws io.sessioncredits.model.InvalidInputException if there is none, one is null or the
   *     credit type is reserved
   */
  public CatalogueChange covering(
      CreditType credit, Collection<? extends AppointmentType> appointments) {
    return and(new CatalogueEdit.Cover(credit, List.copyOf(appointments)));
  }

  /**
   * Returns this change with a seat of {@code appointment} costing {@code units} of {@code credit}
   * if it is booked from now on.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public CatalogueChange priced(CreditType credit, AppointmentType appointment, long units) {
    return and(new CatalogueEdit.Price(credit, appointment, units, Optional.empty()));
  }

  /**
   * Returns this change with a seat of {@code appointment} costing {@code units} of {@code credit}
   * if it is booked at or after {@code since}, which may be past or to come.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public CatalogueChange priced(
      CreditType credit, AppointmentType appointment, long units, Instant since) {
    return and(
        new CatalogueEdit.Price(
            credit, appointment, units, Optional.of(Limits.instant("since", since))));
  }

  /** Returns this change with {@code appointment} costing no credit from now on. */
  public CatalogueChange notCredited(AppointmentType appointment) {
    return and(new CatalogueEdit.NotCredited(appointment));
  }

  /** Returns this change with {@code appointment} costing credits again. */
  public CatalogueChange credited(AppointmentType appointment) {
    return and(new CatalogueEdit.Credited(appointment));
  }

  /** Returns this change with {@code appointment} listed as a service of the practice. */
  public CatalogueChange offering(AppointmentType appointment) {
    return and(new CatalogueEdit.Offer(appointment));
  }

  /** Returns this change with {@code appointment} no longer listed as a service. */
  public CatalogueChange notOffering(AppointmentType appointment) {
    return and(new CatalogueEdit.Withdraw(appointment));
  }

  private CatalogueChange and(CatalogueEdit edit) {
    List<CatalogueEdit> more = new ArrayList<>(edits());
    more.add(edit);
    return withEdits(more);
  }

  abstract CatalogueChange withEdits(Iterable<? extends CatalogueEdit> edits);

  @Override
  public Operation operation() {
    return Operation.CATALOGUE;
  }

  @Value.Check
  void check() {
    Limits.between("edits", edits().size(), 0, Limits.BATCH);
  }
}
