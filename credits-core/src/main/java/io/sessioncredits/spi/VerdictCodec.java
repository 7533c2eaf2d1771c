package io.sessioncredits.spi;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A first outcome as compact, versioned, readable text.
 *
 * <p>The first record is the version, the variant and what it says; the others are the movements.
 */
public final class VerdictCodec {
  private static final String VERSION = "1";

  private VerdictCodec() {}

  /** Returns {@code verdict} as text. */
  public static String encode(Verdict verdict) {
    StringBuilder text =
        new StringBuilder(VERSION)
            .append(' ')
            .append(verdict.variant())
            .append(' ')
            .append(PackedText.named(verdict.facts()));
    for (Movement m : verdict.movements()) {
      text.append(';')
          .append(m.account().wallet().holder().key())
          .append(' ')
          .append(m.account().type());
      for (Object field :
          List.of(
              m.entry().sequence(),
              m.primitive(),
              m.cause(),
              m.lot(),
              m.amount(),
              m.held(),
              m.balanceAfter())) {
        text.append(' ').append(field);
      }
    }
    return text.toString();
  }

  /**
   * Returns the verdict of {@code practice} that {@code text} was made of.
   *
   * @throws LedgerIntegrityException if the text is of an unknown version or damaged
   */
  public static Verdict decode(PracticeId practice, String text) {
    try {
      String[] records = text.split(";", -1);
      String[] first = PackedText.fields(records[0], " ", 3);
      PackedText.checkVersion("outcomes", VERSION, first[0]);
      List<Movement> movements = new ArrayList<>();
      for (int i = 1; i < records.length; i++) {
        movements.add(movement(practice, records[i]));
      }
      return PackedText.exact(
          text, new Verdict(first[1], PackedText.named(first[2]), movements), VerdictCodec::encode);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new LedgerIntegrityException(
          "a stored outcome is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static Movement movement(PracticeId practice, String record) {
    String[] f = PackedText.fields(record, " ", 9);
    return new Movement(
        new EntryRef(
            AccountKey.of(practice, Holder.ofKey(f[0]), CreditType.of(f[1])), Long.parseLong(f[2])),
        Primitive.valueOf(f[3]),
        Cause.valueOf(f[4]),
        Long.parseLong(f[5]),
        Long.parseLong(f[6]),
        Long.parseLong(f[7]),
        Long.parseLong(f[8]));
  }
}
