package io.sessioncredits.spi;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.CountedVisit;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.WalletKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A booking record as compact, versioned, readable text. The payer is not part of it: a store keeps
 * it in a column.
 *
 * <p>The first record is the version, state, session, seats, price and terms, and where there is
 * one the length of the session, what it counts against an authorization and when it was booked;
 * the others are the allocations.
 */
public final class BookingCodec {
  private static final String VERSION = "1";
  private static final int PARTS = 10;
  private static final int VISIT_PARTS = 3;
  private static final String NO_VISIT =
      String.join("|", PackedText.ABSENT, PackedText.ABSENT, PackedText.ABSENT);

  private BookingCodec() {}

  /** Returns {@code booking} as text. */
  public static String encode(BookingRecord booking) {
    BookingTerms terms = booking.terms();
    StringBuilder text =
        new StringBuilder(
            String.join(
                " ",
                VERSION,
                booking.state().name(),
                PackedText.session(booking.session()),
                Integer.toString(booking.seats()),
                Long.toString(booking.price()),
                terms.mode().name(),
                Boolean.toString(terms.restoreOnCancel()),
                terms.freeUntil().map(u -> Long.toString(Micros.of(u))).orElse(PackedText.ABSENT),
                terms.holdEnd().name(),
                Integer.toString(terms.graceDays())));
    if (booking.duration().isPresent()
        || booking.counted().isPresent()
        || booking.bookedAt().isPresent()) {
      text.append(' ').append(visit(booking));
    }
    for (Allocation allocation : booking.allocations()) {
      text.append(';')
          .append(
              String.join(
                  " ",
                  allocation.kind().name(),
                  lot(allocation.lot()),
                  Long.toString(allocation.units()),
                  PackedText.terms(allocation.terms()),
                  allocation.settles().map(BookingCodec::lot).orElse(PackedText.ABSENT),
                  Long.toString(allocation.settled()),
                  Long.toString(allocation.entry())));
    }
    return text.toString();
  }

  /**
   * Returns the booking record of {@code payer} that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is of an unknown version or damaged
   */
  public static BookingRecord decode(WalletKey payer, String text) {
    try {
      return PackedText.exact(text, decoded(payer, text), BookingCodec::encode);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new LedgerIntegrityException(
          "a stored booking is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static BookingRecord decoded(WalletKey payer, String text) {
    String[] records = text.split(";", -1);
    String[] given = records[0].split(" ", -1);
    String[] f = PackedText.fields(records[0], " ", given.length == PARTS + 1 ? PARTS + 1 : PARTS);
    PackedText.checkVersion("bookings", VERSION, f[0]);
    List<Allocation> allocations = new ArrayList<>();
    for (int i = 1; i < records.length; i++) {
      allocations.add(allocation(payer, records[i]));
    }
    BookingTerms terms =
        new BookingTerms(
            SpendMode.valueOf(f[5]),
            Boolean.parseBoolean(f[6]),
            present(f[7]).map(u -> Micros.instant(Long.parseLong(u))),
            HoldEnd.valueOf(f[8]),
            Integer.parseInt(f[9]));
    String[] visit = visit(f.length == PARTS ? NO_VISIT : f[PARTS]);
    return BookingRecord.of(
            PackedText.session(f[2]).orElseThrow(IllegalArgumentException::new),
            payer,
            Integer.parseInt(f[3]),
            Long.parseLong(f[4]),
            terms)
        .withState(BookingState.valueOf(f[1]))
        .withBookedAt(
            visit.length == VISIT_PARTS
                ? Optional.empty()
                : Optional.of(Micros.instant(Long.parseLong(visit[VISIT_PARTS]))))
        .withDuration(present(visit[0]).map(d -> Duration.ofSeconds(Long.parseLong(d))))
        .withCounted(
            present(visit[1])
                .map(ref -> new CountedVisit(AuthorizationRef.of(ref), Long.parseLong(visit[2]))))
        .withAllocations(allocations);
  }

  private static String visit(BookingRecord booking) {
    String duration =
        booking.duration().map(d -> Long.toString(d.toSeconds())).orElse(PackedText.ABSENT);
    return duration
        + '|'
        + booking
            .counted()
            .map(c -> c.authorization() + "|" + c.units())
            .orElse(PackedText.ABSENT + '|' + PackedText.ABSENT)
        + booking.bookedAt().map(at -> "|" + Micros.of(at)).orElse("");
  }

  private static String[] visit(String field) {
    String[] parts = field.split("\\|", -1);
    return parts.length == VISIT_PARTS + 1 ? parts : PackedText.fields(field, "\\|", VISIT_PARTS);
  }

  private static Allocation allocation(WalletKey payer, String record) {
    String[] f = PackedText.fields(record, " ", 7);
    return new Allocation(
        Allocation.Kind.valueOf(f[0]),
        lot(payer, f[1]),
        Long.parseLong(f[2]),
        PackedText.terms(payer.practice(), f[3]),
        present(f[4]).map(l -> lot(payer, l)),
        Long.parseLong(f[5]),
        Long.parseLong(f[6]));
  }

  private static String lot(LotId lot) {
    return lot.account().type() + "|" + lot.opening();
  }

  private static LotId lot(WalletKey payer, String text) {
    String[] parts = PackedText.fields(text, "\\|", 2);
    return new LotId(new AccountKey(payer, CreditType.of(parts[0])), Long.parseLong(parts[1]));
  }

  private static Optional<String> present(String field) {
    return field.equals(PackedText.ABSENT) ? Optional.empty() : Optional.of(field);
  }
}
