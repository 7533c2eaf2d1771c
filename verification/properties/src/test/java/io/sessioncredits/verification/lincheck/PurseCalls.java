package io.sessioncredits.verification.lincheck;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.transfer.Transfer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * Calls of a host for two holders, with few sales, bookings and forms, so that the same command is
 * often sent twice and the same key is often used for two commands.
 */
@Param(name = "holder", gen = IntGen.class, conf = "0:1")
@Param(name = "number", gen = IntGen.class, conf = "0:1")
public class PurseCalls {
  /** How many credits a sale has. */
  static final int CREDITS_OF_A_SALE = 2;

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String MASSAGE = "MASSAGE";

  private final OwningCreditStore store;

  /** Creates the calls to credits kept in {@code store}. */
  PurseCalls(OwningCreditStore store) {
    this.store = store;
  }

  /**
   * Returns credits of its own for each call: the store is all that calls share, and all that the
   * model checker has to follow.
   */
  private ActingCredits credits() {
    return SessionCredits.builder()
        .store(store)
        .policy(CreditPolicy.standard(ZoneOffset.UTC))
        .clock(() -> NOW)
        .salts(request -> "salt")
        .build()
        .at(PracticeId.of("north-clinic"))
        .as(Actor.staff("desk-1"));
  }

  /** Grants two credits; the sale is the key. */
  @Operation
  public String grant(@Param(name = "holder") int holder, @Param(name = "number") int sale) {
    Grant grant =
        Grant.of(
            client(holder),
            CreditType.of(MASSAGE),
            CREDITS_OF_A_SALE,
            PurchaseRef.of("sale-" + sale));
    return told(
        () ->
            credits()
                .ledger()
                .grant(grant)
                .fold(g -> told("granted", g.receipt()), r -> told(r.reason())));
  }

  /** Books one seat; booking and holder are the key. */
  @Operation
  public String book(@Param(name = "holder") int holder, @Param(name = "number") int booking) {
    Booking seat =
        Booking.of(
            BookingRef.of("booking-" + booking),
            client(holder),
            AppointmentType.of(MASSAGE),
            NOW.plusSeconds(3_600));
    return told(
        () -> {
          BookingOutcome outcome = credits().bookings().book(seat);
          return outcome.fold(
              b -> told(b.state().toString(), b.receipt()),
              p -> told("pending", p.receipt()),
              s -> told("skipped", s.receipt()),
              r -> told(r.reason()));
        });
  }

  /** Cancels a seat. */
  @Operation
  public String cancel(@Param(name = "holder") int holder, @Param(name = "number") int booking) {
    Cancellation cancellation =
        Cancellation.of(BookingRef.of("booking-" + booking), client(holder));
    return told(
        () ->
            credits()
                .bookings()
                .cancel(cancellation)
                .fold(
                    r -> told("restored", r.receipt()),
                    f -> told("forfeited", f.receipt()),
                    r -> told(r.reason())));
  }

  /** Transfers one credit to the other holder; the form is the key. */
  @Operation
  public String transfer(@Param(name = "holder") int sender, @Param(name = "number") int form) {
    Transfer transfer =
        Transfer.of(
            RequestKey.of("form-" + form),
            client(sender),
            client(1 - sender),
            CreditType.of(MASSAGE),
            1);
    return told(
        () ->
            credits()
                .transfers()
                .transfer(transfer)
                .fold(t -> told("transferred", t.receipt()), r -> told(r.reason())));
  }

  /** Returns how many credits are free. */
  @Operation
  public long balance(@Param(name = "holder") int holder) {
    return credits().ledger().balance(client(holder), CreditType.of(MASSAGE)).available();
  }

  private static ClientId client(int holder) {
    return ClientId.of("client-" + holder);
  }

  private static String told(String done, Receipt receipt) {
    return receipt.replayed() ? done + ", again" : done;
  }

  private static String told(Refusal refusal) {
    return refusal.code().toString();
  }

  private static String told(Supplier<String> call) {
    Optional<String> answer;
    try {
      answer = Optional.of(call.get());
    } catch (RequestConflictException e) {
      answer = Optional.empty();
    }
    return answer.orElse("conflict");
  }
}
