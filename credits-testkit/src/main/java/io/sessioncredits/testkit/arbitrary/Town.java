package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.policy.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The few people, services and credit types that all histories are about, so that they meet often.
 */
public final class Town {
  /** When every history begins: a Monday. */
  public static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

  /** The end that many lots have in common. */
  public static final Instant SEASON_END = START.plus(Duration.ofDays(21));

  /** When the price of yoga goes up in {@link #catalogue}. */
  public static final Instant PRICE_RISE = START.plus(Duration.ofDays(10));

  /** The clients. */
  public static final List<ClientId> CLIENTS =
      List.of(ClientId.of("anna"), ClientId.of("ben"), ClientId.of("cleo"));

  /** Everybody who may hold credits: the clients and a family. */
  public static final List<Holder> HOLDERS =
      List.of(CLIENTS.get(0), CLIENTS.get(1), CLIENTS.get(2), GroupId.of("family"));

  /** A 60-minute session: 2 credits of {@code PT30}, 3 of {@link #FLEX}. */
  public static final AppointmentType PT60 = AppointmentType.of("PT60");

  /** A 30-minute session. */
  public static final AppointmentType PT30 = AppointmentType.of("PT30");

  /** Yoga, the price of which goes up. */
  public static final AppointmentType YOGA = AppointmentType.of("YOGA");

  /** A massage, of which the catalogue says nothing. */
  public static final AppointmentType MASSAGE = AppointmentType.of("MASSAGE");

  /** A first talk, which costs no credit. */
  public static final AppointmentType TALK = AppointmentType.of("TALK");

  /** All that can be booked. */
  public static final List<AppointmentType> SERVICES = List.of(YOGA, PT60, PT30, MASSAGE, TALK);

  /** Credit that pays for yoga and both kinds of training. */
  public static final CreditType FLEX = CreditType.of("FLEX");

  /** All kinds of credit. */
  public static final List<CreditType> CREDITS =
      List.of(CreditType.of("YOGA"), FLEX, CreditType.of("PT30"), CreditType.of("MASSAGE"));

  /** Who acts. */
  public static final List<Actor> ACTORS =
      List.of(Actor.staff("desk"), Actor.client(CLIENTS.get(0)), Actor.system("billing"));

  private Town() {}

  /** Returns what the credits pay for. */
  public static Catalogue catalogue() {
    return catalogue(PRICE_RISE);
  }

  /** Returns what the credits pay for, with the price of yoga going up at {@code rise}. */
  public static Catalogue catalogue(Instant rise) {
    CreditType training = CreditType.of("PT30");
    CreditType yoga = CreditType.of("YOGA");
    return Catalogue.byAppointmentType()
        .covering(yoga, YOGA)
        .covering(training, PT30, PT60)
        .covering(FLEX, YOGA, PT30, PT60)
        .priced(training, PT60, 2)
        .priced(FLEX, PT60, 3)
        .priced(yoga, YOGA, 2, rise)
        .notCredited(TALK);
  }

  /** Returns the same a revision later, in which {@link #FLEX} pays for yoga alone. */
  public static Catalogue narrowed(Instant rise) {
    return catalogue(rise).covering(FLEX, YOGA);
  }
}
