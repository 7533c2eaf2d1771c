package io.sessioncredits.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.ValidValue;
import io.sessioncredits.model.Verdict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

@Label("A stored text")
class StoredTextProperties {
  private static final String SEED = "4711";
  private static final PurchaseRef SALE = PurchaseRef.of("sale-1");

  @Property(seed = SEED)
  @Label("of a position is read as the position it was made of")
  void position(@ForAll long seed) {
    Position position = ValidValue.position(seed);
    assertThat(readPosition(PositionCodec.encode(position))).isEqualTo(position);
  }

  @Property(seed = SEED)
  @Label("of a booking is read as the booking it was made of")
  void booking(@ForAll long seed) {
    BookingRecord booking = ValidValue.booking(seed);
    assertThat(readBooking(BookingCodec.encode(booking))).isEqualTo(booking);
  }

  @Property(seed = SEED)
  @Label("of an outcome is read as the outcome it was made of")
  void verdict(@ForAll long seed) {
    Verdict verdict = ValidValue.verdict(seed);
    assertThat(readVerdict(VerdictCodec.encode(verdict))).isEqualTo(verdict);
  }

  @Property(seed = SEED)
  @Label("of a sale is read as the sale it was made of")
  void purchase(@ForAll long seed) {
    PurchaseRecord purchase = ValidValue.purchase(SALE, seed);
    assertThat(readPurchase(PurchaseCodec.encode(purchase))).isEqualTo(purchase);
  }

  @Property(seed = SEED)
  @Label("of a sale with one character changed is refused, or is the text of what it then says")
  void damagedPurchase(
      @ForAll long seed, @ForAll Change change, @ForAll int place, @ForAll("any") char c) {
    String text = PurchaseCodec.encode(ValidValue.purchase(SALE, seed));
    Damage.mustBeRefusedOrMeant(
        change.in(text, place, c), StoredTextProperties::readPurchase, PurchaseCodec::encode);
  }

  @Property(seed = SEED)
  @Label("of a message is read as the message it was made of")
  void message(@ForAll long seed) {
    OutboxMessage message = validMessage(seed);
    assertThat(readMessage(OutboxCodec.encode(message))).isEqualTo(message);
  }

  @Property(seed = SEED)
  @Label("of a message with one character changed is refused, or is the text of what it then says")
  void damagedMessage(
      @ForAll long seed, @ForAll Change change, @ForAll int place, @ForAll("any") char c) {
    String text = OutboxCodec.encode(validMessage(seed));
    Damage.mustBeRefusedOrMeant(
        change.in(text, place, c), StoredTextProperties::readMessage, OutboxCodec::encode);
  }

  @Property(seed = SEED)
  @Label("holds terms as named texts, which give the same terms again")
  void terms(@ForAll long seed) {
    LotTerms terms = ValidValue.terms(seed);
    assertThat(LotTerms.ofFields(StoredValues.PRACTICE, terms.fields())).isEqualTo(terms);
  }

  @Property(seed = SEED)
  @Label("of a position with one character changed is refused, or is the text of what it then says")
  void damagedPosition(
      @ForAll long seed, @ForAll Change change, @ForAll int place, @ForAll("any") char c) {
    String text = PositionCodec.encode(ValidValue.position(seed));
    Damage.mustBeRefusedOrMeant(
        change.in(text, place, c), StoredTextProperties::readPosition, PositionCodec::encode);
  }

  @Property(seed = SEED)
  @Label("of a booking with one character changed is refused, or is the text of what it then says")
  void damagedBooking(
      @ForAll long seed, @ForAll Change change, @ForAll int place, @ForAll("any") char c) {
    String text = BookingCodec.encode(ValidValue.booking(seed));
    Damage.mustBeRefusedOrMeant(
        change.in(text, place, c), StoredTextProperties::readBooking, BookingCodec::encode);
  }

  @Property(seed = SEED)
  @Label("of an outcome with one character changed is refused, or is the text of what it then says")
  void damagedVerdict(
      @ForAll long seed, @ForAll Change change, @ForAll int place, @ForAll("any") char c) {
    String text = VerdictCodec.encode(ValidValue.verdict(seed));
    Damage.mustBeRefusedOrMeant(
        change.in(text, place, c), StoredTextProperties::readVerdict, VerdictCodec::encode);
  }

  @Property(seed = SEED)
  @Label("with a number put in place of a field is refused, or is the text of what it then says")
  void anotherNumber(@ForAll long seed, @ForAll long number, @ForAll @IntRange(max = 99) int at) {
    String position = PositionCodec.encode(ValidValue.position(seed));
    String booking = BookingCodec.encode(ValidValue.booking(seed));
    String verdict = VerdictCodec.encode(ValidValue.verdict(seed));
    Damage.mustBeRefusedOrMeant(
        put(position, at, number), StoredTextProperties::readPosition, PositionCodec::encode);
    Damage.mustBeRefusedOrMeant(
        put(booking, at, number), StoredTextProperties::readBooking, BookingCodec::encode);
    Damage.mustBeRefusedOrMeant(
        put(verdict, at, number), StoredTextProperties::readVerdict, VerdictCodec::encode);
    Damage.mustBeRefusedOrMeant(
        put(PurchaseCodec.encode(ValidValue.purchase(SALE, seed)), at, number),
        StoredTextProperties::readPurchase,
        PurchaseCodec::encode);
    Damage.mustBeRefusedOrMeant(
        put(OutboxCodec.encode(validMessage(seed)), at, number),
        StoredTextProperties::readMessage,
        OutboxCodec::encode);
  }

  @Property(seed = SEED)
  @Label("that is any text at all never yields another exception than the one for damage")
  void anyText(@ForAll String text) {
    for (String start : new String[] {"", "1 ", "1 0;A ", "1 0;L ", "1 x ~;", "1 x 0 PAID ~ ~;"}) {
      Damage.mustBeRefusedOrMeant(
          start + text, StoredTextProperties::readPosition, PositionCodec::encode);
      Damage.mustBeRefusedOrMeant(
          start + text, StoredTextProperties::readBooking, BookingCodec::encode);
      Damage.mustBeRefusedOrMeant(
          start + text, StoredTextProperties::readVerdict, VerdictCodec::encode);
      Damage.mustBeRefusedOrMeant(
          start + text, StoredTextProperties::readMessage, OutboxCodec::encode);
      Damage.mustBeRefusedOrMeant(
          start + text, StoredTextProperties::readPurchase, PurchaseCodec::encode);
    }
  }

  /** What happens to one character. */
  enum Change {
    REPLACED,
    REMOVED,
    INSERTED,
    EXCHANGED;

    String in(String text, int place, char c) {
      int at = Math.floorMod(place, text.length());
      StringBuilder changed = new StringBuilder(text);
      switch (this) {
        case REPLACED -> changed.setCharAt(at, c);
        case REMOVED -> changed.deleteCharAt(at);
        case INSERTED -> changed.insert(at, c);
        case EXCHANGED -> {
          int next = (at + 1) % text.length();
          changed.setCharAt(at, text.charAt(next));
          changed.setCharAt(next, text.charAt(at));
        }
      }
      return changed.toString();
    }
  }

  @Provide
  static Arbitrary<Character> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.chars().with("0123456789-+;, |~=ALDHx\u0661\uff11")),
        Tuple.of(2, Arbitraries.chars().range(' ', '~')),
        Tuple.of(1, Arbitraries.chars().all()));
  }

  private static String put(String text, int at, long number) {
    String[] parts = text.split("(?<=[ ;,|=])", -1);
    int place = at % parts.length;
    String part = parts[place];
    char last = part.charAt(part.length() - 1);
    parts[place] = number + (" ;,|=".indexOf(last) < 0 ? "" : String.valueOf(last));
    return String.join("", parts);
  }

  private static Position readPosition(String text) {
    return PositionCodec.decode(StoredValues.WALLET, text);
  }

  private static BookingRecord readBooking(String text) {
    return BookingCodec.decode(StoredValues.WALLET, text);
  }

  private static PurchaseRecord readPurchase(String text) {
    return PurchaseCodec.decode(StoredValues.WALLET, SALE, text);
  }

  private static OutboxMessage validMessage(long seed) {
    return new OutboxMessage(
        StoredValues.REQUEST, Limits.EARLIEST, ValidValue.messages(StoredValues.REQUEST, seed));
  }

  private static OutboxMessage readMessage(String text) {
    return OutboxCodec.decode(StoredValues.REQUEST, Limits.EARLIEST, text);
  }

  private static Verdict readVerdict(String text) {
    return VerdictCodec.decode(StoredValues.PRACTICE, text);
  }
}
