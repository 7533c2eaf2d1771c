package io.sessioncredits.decision;

import io.sessioncredits.engine.Decider;
import java.util.List;

/** All kinds of commands there are. */
public final class Deciders {
  private Deciders() {}

  /** Returns one decider for each kind of command. */
  public static List<Decider<?, ?>> all() {
    return List.of(
        new GrantDecider(),
        new PurchaseDecider(),
        new RenewalDecider(),
        new RenewalCancellationDecider(),
        new ContentsDecider(),
        new PackageDecider(),
        new AdjustmentDecider(),
        new ReversalDecider(),
        new WriteOffDecider(),
        new SettleDebtsDecider(),
        new BookingDecider(),
        new PendingPaymentDecider(),
        new CancellationDecider(),
        new AttendanceDecider(),
        new TransferDecider(),
        new SweepDecider(),
        new SettingDecider(),
        new CatalogueDecider(),
        new AuthorizationDecider());
  }
}
