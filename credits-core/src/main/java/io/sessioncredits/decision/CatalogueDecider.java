package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Notes;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CatalogueNotes;
import io.sessioncredits.settings.CatalogueChange;
import io.sessioncredits.settings.CatalogueEdit;
import io.sessioncredits.settings.SettingOutcome;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Changes the kept catalogue, note by note. */
final class CatalogueDecider implements Decider<CatalogueChange, SettingOutcome> {
  private static final String CHANGED = "changed";

  @Override
  public Class<CatalogueChange> command() {
    return CatalogueChange.class;
  }

  @Override
  public void content(CatalogueChange change, CanonicalForm form) {
    form.number(change.edits().size());
    change.edits().forEach(edit -> content(edit, form));
  }

  private static void content(CatalogueEdit edit, CanonicalForm form) {
    if (edit instanceof CatalogueEdit.Cover cover) {
      form.text("COVER").text(cover.credit().value()).number(cover.appointments().size());
      cover.appointments().forEach(a -> form.text(a.value()));
    } else if (edit instanceof CatalogueEdit.Price price) {
      form.text("PRICE")
          .text(price.credit().value())
          .text(price.appointment().value())
          .number(price.units())
          .optional(price.since(), CanonicalForm::instant);
    } else if (edit instanceof CatalogueEdit.NotCredited one) {
      content("NOT_CREDITED", one.appointment(), form);
    } else if (edit instanceof CatalogueEdit.Credited one) {
      content("CREDITED", one.appointment(), form);
    } else if (edit instanceof CatalogueEdit.Offer one) {
      content("OFFER", one.appointment(), form);
    } else {
      content("WITHDRAW", ((CatalogueEdit.Withdraw) edit).appointment(), form);
    }
  }

  private static void content(String kind, AppointmentType appointment, CanonicalForm form) {
    form.text(kind).text(appointment.value());
  }

  @Override
  public Targets targets(CatalogueChange change, PracticeId practice) {
    return Targets.of(new WalletKey(practice, PracticeItself.INSTANCE));
  }

  @Override
  public Optional<Reason> reason(CatalogueChange change) {
    return Optional.of(change.reason());
  }

  @Override
  public boolean isForStaff(CatalogueChange change) {
    return true;
  }

  @Override
  public Decision decide(CatalogueChange change, Draft draft) {
    WalletKey wallet = new WalletKey(draft.practice(), PracticeItself.INSTANCE);
    Catalogue catalogue = draft.policy().catalogue();
    for (CatalogueEdit edit : change.edits()) {
      catalogue = edit.in(catalogue, draft.now());
    }
    Map<String, String> before = draft.position(wallet).notes();
    SortedMap<String, String> after = CatalogueNotes.write(catalogue);
    NavigableSet<String> names = new TreeSet<>(after.keySet());
    before.keySet().stream().filter(CatalogueNotes::isName).forEach(names::add);
    for (String name : names) {
      Optional<String> text = Optional.ofNullable(after.get(name));
      Optional<Refusal> refusal = Notes.set(draft, wallet, Cause.CATALOGUE, name, text);
      if (refusal.isPresent()) {
        return Decision.declined(refusal.get());
      }
    }
    return Decision.accepted(CHANGED);
  }

  @Override
  public SettingOutcome accepted(
      CatalogueChange change, Receipt receipt, Verdict verdict, Present present) {
    return new SettingOutcome.Changed(receipt);
  }

  @Override
  public SettingOutcome declined(Refusal refusal) {
    return new SettingOutcome.Refused(refusal);
  }
}
