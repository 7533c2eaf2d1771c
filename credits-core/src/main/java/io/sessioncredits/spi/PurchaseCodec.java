package io.sessioncredits.spi;

import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Validity;
import io.sessioncredits.model.WalletKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The record of a sold package as compact, versioned, readable text. Sale and holder are not part
 * of it: a store keeps them in columns.
 *
 * <p>The first record is the version, package, time of the sale, category, next due and billing
 * cycles; the others are the contents.
 */
public final class PurchaseCodec {
  private static final String VERSION = "1";

  private PurchaseCodec() {}

  /** Returns {@code purchase} as text. */
  public static String encode(PurchaseRecord purchase) {
    StringBuilder text =
        new StringBuilder(
            String.join(
                " ",
                VERSION,
                purchase.packageId().value(),
                Long.toString(Micros.of(purchase.recordedAt())),
                purchase.category().name(),
                purchase.nextDue().map(d -> Long.toString(Micros.of(d))).orElse(PackedText.ABSENT),
                purchase.cycles().map(PurchaseCodec::cycles).orElse(PackedText.ABSENT)));
    for (PackageContent content : purchase.contents()) {
      text.append(';')
          .append(
              String.join(
                  " ",
                  content.type().value(),
                  Long.toString(content.credits()),
                  content.validity().text(),
                  content.price().map(PurchaseCodec::price).orElse(PackedText.ABSENT)));
    }
    return text.toString();
  }

  /**
   * Returns the record of the sale {@code purchase} to {@code holder} that {@code text} was made
   * of.
   *
   * @throws LedgerIntegrityException if the text is of an unknown version or damaged
   */
  public static PurchaseRecord decode(WalletKey holder, PurchaseRef purchase, String text) {
    try {
      return PackedText.exact(text, decoded(holder, purchase, text), PurchaseCodec::encode);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      throw new LedgerIntegrityException(
          "a stored purchase is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static PurchaseRecord decoded(WalletKey holder, PurchaseRef purchase, String text) {
    String[] records = text.split(";", -1);
    String[] f = PackedText.fields(records[0], " ", 6);
    PackedText.checkVersion("purchases", VERSION, f[0]);
    List<PackageContent> contents = new ArrayList<>();
    for (int i = 1; i < records.length; i++) {
      contents.add(content(records[i]));
    }
    PurchaseRecord record =
        PurchaseRecord.of(
                purchase,
                holder,
                PackageId.of(f[1]),
                Micros.instant(Long.parseLong(f[2])),
                contents)
            .withCategory(Category.valueOf(f[3]))
            .withNextDue(present(f[4]).map(d -> Micros.instant(Long.parseLong(d))));
    return present(f[5]).map(PurchaseCodec::cycles).map(record::withCycles).orElse(record);
  }

  private static PackageContent content(String record) {
    String[] f = PackedText.fields(record, " ", 4);
    return PackageContent.of(CreditType.of(f[0]), Long.parseLong(f[1]))
        .withValidity(Validity.ofText(f[2]))
        .withPrice(present(f[3]).map(PurchaseCodec::price));
  }

  private static String price(Price price) {
    return price.minorUnits() + price.currency();
  }

  private static Price price(String text) {
    int letters = text.length() - 3;
    return Price.of(Long.parseLong(text.substring(0, letters)), text.substring(letters));
  }

  private static String cycles(BillingCycle cycles) {
    return String.join(
        "|",
        cycles.anchor().toString(),
        cycles.period().toString(),
        ranges(cycles.granted()),
        cycles.cancelledFrom().map(LocalDate::toString).orElse(PackedText.ABSENT));
  }

  private static BillingCycle cycles(String text) {
    String[] f = PackedText.fields(text, "\\|", 4);
    BillingCycle cycles =
        BillingCycle.of(LocalDate.parse(f[0]), Period.parse(f[1])).withGranted(ranges(f[2]));
    return present(f[3]).map(LocalDate::parse).map(cycles::withCancelledFrom).orElse(cycles);
  }

  /** Returns 1-3,5 for 1, 2, 3 and 5: most often all cycles so far, one after the other. */
  private static String ranges(SortedSet<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int first = -1;
    int last = -1;
    for (int number : numbers) {
      if (first < 0 || number != last + 1) {
        addRange(ranges, first, last);
        first = number;
      }
      last = number;
    }
    addRange(ranges, first, last);
    return ranges.isEmpty() ? PackedText.ABSENT : String.join(",", ranges);
  }

  private static void addRange(List<String> ranges, int first, int last) {
    if (first > 0) {
      ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
    }
  }

  private static SortedSet<Integer> ranges(String text) {
    SortedSet<Integer> numbers = new TreeSet<>();
    if (!text.equals(PackedText.ABSENT)) {
      for (String range : text.split(",", -1)) {
        String[] ends = range.split("-", -1);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (last > BillingCycle.LAST) {
          throw new IllegalArgumentException("no number of a cycle: " + last);
        }
        for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
          numbers.add(number);
        }
      }
    }
    return numbers;
  }

  private static Optional<String> present(String field) {
    return field.equals(PackedText.ABSENT) ? Optional.empty() : Optional.of(field);
  }
}
