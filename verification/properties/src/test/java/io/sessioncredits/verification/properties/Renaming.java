package io.sessioncredits.verification.properties;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Reason;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.testkit.arbitrary.PolicyChoice;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The same history elsewhere and some weeks later: everybody has another name, and every instant
 * and day is moved.
 *
 * @param prefix what is put before each name
 * @param shift by how much time is moved, whole weeks
 */
record Renaming(String prefix, Duration shift) {
  private static final Reason REASON = Reason.of("moved");

  Step of(Step step) {
    Catalogue catalogue = step.policy().policy().catalogue();
    Instant rise = Town.PRICE_RISE.plus(shift);
    boolean isNarrow = catalogue.revision() > Town.catalogue().revision();
    PolicyChoice policy =
        new PolicyChoice(
            step.policy().words(),
            step.policy()
                .policy()
                .withCatalogue(isNarrow ? Town.narrowed(rise) : Town.catalogue(rise)));
    List<CreditCommand<?>> commands =
        step.commands().stream().<CreditCommand<?>>map(this::of).toList();
    return new Step(step.at().plus(shift), step.actor(), policy, step.mode(), commands);
  }

  Holder of(Holder holder) {
    return holder instanceof ClientId client ? of(client) : GroupId.of(prefix + holder.value());
  }

  private ClientId of(ClientId client) {
    return ClientId.of(prefix + client.value());
  }

  private BookingLine of(BookingLine line) {
    return new BookingLine(line.booking(), of(line.attendee()), line.attempt());
  }

  private CreditCommand<?> of(CreditCommand<?> command) {
    if (command instanceof Grant grant) {
      return of(grant);
    } else if (command instanceof Adjustment adjustment) {
      return of(adjustment);
    } else if (command instanceof Booking booking) {
      return of(booking);
    } else if (command instanceof Cancellation cancellation) {
      Cancellation moved = Cancellation.of(of(cancellation.line()));
      return switch (cancellation.ground()) {
        case CLIENT -> moved;
        case PRACTICE -> moved.byPractice();
        case WAIVED -> moved.waivingTerms(REASON);
      };
    } else if (command instanceof Attendance attendance) {
      Attendance moved = Attendance.of(of(attendance.line()), attendance.came());
      boolean hasOwnKey =
          !attendance.key().equals(Attendance.of(attendance.line(), attendance.came()).key());
      return hasOwnKey ? moved.withKey(attendance.key()) : moved;
    } else if (command instanceof Transfer transfer) {
      return Transfer.of(
          transfer.key(),
          of(transfer.sender()),
          of(transfer.receiver()),
          transfer.type(),
          transfer.credits());
    } else if (command instanceof WriteOff writeOff) {
      return of(writeOff);
    } else if (command instanceof SettleDebts settlement) {
      return of(settlement);
    } else if (command instanceof Sweep sweep) {
      return Sweep.of(of(sweep.holder()), sweep.due().plus(shift));
    }
    return command;
  }

  private Grant of(Grant grant) {
    Grant moved =
        Grant.of(of(grant.holder()), grant.type(), grant.credits(), grant.purchase())
            .withCategory(grant.category())
            .withPriority(grant.priority())
            .withKey(grant.key());
    if (grant.price().isPresent()) {
      moved = moved.withPrice(grant.price().get());
    }
    if (grant.validFrom().isPresent()) {
      moved = moved.withValidFrom(grant.validFrom().get().plus(shift));
    }
    if (grant.lastDay().isPresent()) {
      moved = moved.withLastDay(grant.lastDay().get().plusDays(shift.toDays()));
    }
    return grant.validUntil().isPresent()
        ? moved.withValidUntil(grant.validUntil().get().plus(shift))
        : moved;
  }

  private WriteOff of(WriteOff writeOff) {
    WriteOff moved = WriteOff.of(writeOff.key(), of(writeOff.holder()), writeOff.type(), REASON);
    WriteOff counted =
        writeOff.credits().isPresent() ? moved.withCredits(writeOff.credits().getAsLong()) : moved;
    return writeOff.line().isPresent() ? counted.withLine(of(writeOff.line().get())) : counted;
  }

  private SettleDebts of(SettleDebts settlement) {
    SettleDebts moved = SettleDebts.of(settlement.key(), of(settlement.holder()), REASON);
    SettleDebts typed =
        settlement.type().isPresent() ? moved.withType(settlement.type().get()) : moved;
    List<BookingLine> lines = settlement.lines().stream().map(this::of).toList();
    return lines.isEmpty() ? typed : typed.forLines(lines);
  }

  private Adjustment of(Adjustment adjustment) {
    Holder holder = of(adjustment.holder());
    Adjustment moved =
        adjustment.difference().isPresent()
            ? Adjustment.by(
                adjustment.key(),
                holder,
                adjustment.type(),
                adjustment.difference().getAsLong(),
                REASON)
            : Adjustment.to(
                adjustment.key(),
                holder,
                adjustment.type(),
                adjustment.number().orElseThrow(),
                REASON);
    Adjustment allowed = adjustment.debtAllowed() ? moved.allowingDebt() : moved;
    return adjustment.expected().isPresent()
        ? allowed.expecting(adjustment.expected().getAsLong())
        : allowed;
  }

  private Booking of(Booking booking) {
    Booking moved =
        Booking.of(
                booking.booking(),
                of(booking.attendee()),
                booking.type(),
                booking.startsAt().plus(shift))
            .withSeats(booking.seats())
            .withAttempt(booking.attempt());
    return booking.payer().isPresent() ? moved.withPayer(of(booking.payer().get())) : moved;
  }
}
