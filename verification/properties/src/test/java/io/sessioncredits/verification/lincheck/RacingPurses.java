package io.sessioncredits.verification.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A planted race: looks whether there is a credit, and takes it a moment later. */
@Param(name = "holder", gen = IntGen.class, conf = "0:1")
@Param(name = "number", gen = IntGen.class, conf = "0:1")
public class RacingPurses {
  private final CountedPurses purses = new CountedPurses();

  /** See {@link PurseCalls#grant}. */
  @Operation
  public String grant(@Param(name = "holder") int holder, @Param(name = "number") int sale) {
    synchronized (this) {
      return purses.grant(holder, sale);
    }
  }

  /** See {@link PurseCalls#transfer}. */
  @Operation
  public String transfer(@Param(name = "holder") int sender, @Param(name = "number") int form) {
    boolean isCovered;
    synchronized (this) {
      isCovered = purses.balance(sender) > 0;
    }
    synchronized (this) {
      return isCovered ? purses.transferUnchecked(sender, form) : purses.transfer(sender, form);
    }
  }

  /** See {@link PurseCalls#balance}. */
  @Operation
  public long balance(@Param(name = "holder") int holder) {
    synchronized (this) {
      return purses.balance(holder);
    }
  }
}
