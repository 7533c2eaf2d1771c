package io.sessioncredits.verification.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A planted deadlock: locks sender and receiver in the order in which they are named. */
@Param(name = "holder", gen = IntGen.class, conf = "0:1")
@Param(name = "number", gen = IntGen.class, conf = "0:1")
public class ArgumentOrderPurses {
  private final CountedPurses purses = new CountedPurses();
  private final Object[] locks = {new Object(), new Object()};

  /** See {@link PurseCalls#transfer}. */
  @Operation
  public String transfer(@Param(name = "holder") int sender, @Param(name = "number") int form) {
    synchronized (locks[sender]) {
      synchronized (locks[1 - sender]) {
        return purses.transfer(sender, form);
      }
    }
  }
}
