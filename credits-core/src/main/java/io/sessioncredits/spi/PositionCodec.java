package io.sessioncredits.spi;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenHold;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The open position of a wallet as compact, versioned, readable text: what a store keeps in the one
 * row it locks.
 *
 * <p>The first record is the version and the time of the last entry; then come accounts (A), open
 * lots (L), debts (D), holds (H) and notes (N). ASCII only.
 */
public final class PositionCodec {
  private static final String VERSION = "1";

  private PositionCodec() {}

  /** Returns {@code position} as text. */
  public static String encode(Position position) {
    StringBuilder text = new StringBuilder(VERSION).append(' ');
    text.append(Micros.of(position.recordedAt()));
    position
        .accounts()
        .forEach(
            (type, head) -> add(text, "A", type, head.sequence(), head.balance(), head.digest()));
    for (OpenLot lot : position.lots()) {
      add(
          text,
          "L",
          lot.type(),
          lot.opening(),
          lot.remaining(),
          lot.held(),
          lot.revoked() ? 1 : 0,
          PackedText.named(lot.terms().fields()));
    }
    for (OpenDebt debt : position.debts()) {
      add(
          text,
          "D",
          debt.type(),
          debt.opening(),
          debt.owed(),
          Micros.of(debt.since()),
          PackedText.session(debt.session()));
    }
    for (OpenHold hold : position.holds()) {
      add(
          text,
          "H",
          hold.type(),
          hold.lot(),
          hold.units(),
          Micros.of(hold.due()),
          hold.atDue(),
          PackedText.session(hold.session()));
    }
    position
        .notes()
        .forEach((name, note) -> text.append(";N ").append(name).append(' ').append(note));
    return text.toString();
  }

  private static void add(StringBuilder text, String kind, Object... fields) {
    text.append(';').append(kind);
    for (Object field : fields) {
      text.append(' ').append(field);
    }
  }

  /**
   * Returns the position of {@code wallet} that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is of an unknown version or damaged
   */
  public static Position decode(WalletKey wallet, String text) {
    try {
      Position position = PackedText.exact(text, decoded(wallet, text), PositionCodec::encode);
      position.checkSums();
      return position;
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new LedgerIntegrityException(
          "the stored position of a wallet is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static Position decoded(WalletKey wallet, String text) {
    String[] records = text.split(";", -1);
    String[] first = PackedText.fields(records[0], " ", 2);
    PackedText.checkVersion("positions", VERSION, first[0]);
    SortedMap<CreditType, AccountHead> accounts = new TreeMap<>();
    List<OpenLot> lots = new ArrayList<>();
    List<OpenDebt> debts = new ArrayList<>();
    List<OpenHold> holds = new ArrayList<>();
    SortedMap<String, String> notes = new TreeMap<>();
    for (int i = 1; i < records.length; i++) {
      String record = records[i];
      switch (record.charAt(0)) {
        case 'A' -> readAccount(record, accounts);
        case 'L' -> lots.add(readLot(wallet.practice(), record));
        case 'D' -> debts.add(readDebt(record));
        case 'H' -> holds.add(readHold(record));
        case 'N' -> readNote(record, notes);
        default -> throw new IllegalArgumentException("unknown record");
      }
    }
    return new Position(
        wallet, accounts, lots, debts, holds, notes, Micros.instant(Long.parseLong(first[1])));
  }

  private static void readNote(String record, SortedMap<String, String> notes) {
    String[] f = PackedText.fields(record, " ", 3);
    notes.put(f[1], f[2]);
  }

  private static void readAccount(String record, SortedMap<CreditType, AccountHead> accounts) {
    String[] f = PackedText.fields(record, " ", 5);
    accounts.put(
        CreditType.of(f[1]),
        new AccountHead(Long.parseLong(f[2]), Long.parseLong(f[3]), Digest.ofHex(f[4])));
  }

  private static OpenLot readLot(PracticeId practice, String record) {
    String[] f = PackedText.fields(record, " ", 7);
    return new OpenLot(
        CreditType.of(f[1]),
        Long.parseLong(f[2]),
        PackedText.terms(practice, f[6]).orElseThrow(IllegalArgumentException::new),
        Long.parseLong(f[3]),
        Long.parseLong(f[4]),
        f[5].equals("1"));
  }

  private static OpenDebt readDebt(String record) {
    String[] f = PackedText.fields(record, " ", 6);
    return new OpenDebt(
        CreditType.of(f[1]),
        Long.parseLong(f[2]),
        Long.parseLong(f[3]),
        PackedText.session(f[5]),
        Micros.instant(Long.parseLong(f[4])));
  }

  private static OpenHold readHold(String record) {
    String[] f = PackedText.fields(record, " ", 7);
    BookedSession session = PackedText.session(f[6]).orElseThrow(IllegalArgumentException::new);
    return new OpenHold(
        CreditType.of(f[1]),
        Long.parseLong(f[2]),
        Long.parseLong(f[3]),
        session,
        Micros.instant(Long.parseLong(f[4])),
        HoldEnd.valueOf(f[5]));
  }
}
