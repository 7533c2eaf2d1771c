package io.sessioncredits.examples.features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All features by name, to be run one by one or one after the other. */
public final class Features {
  private static final Map<String, Feature> ALL = all();

  /** What runs at a clinic, and prints. */
  private interface Feature {
    void run(Clinic clinic) throws IOException;
  }

  private Features() {}

  private static Map<String, Feature> all() {
    Map<String, Feature> features = new LinkedHashMap<>();
    features.put("CreditTypes", CreditTypes::run);
    features.put("PackageSales", PackageSales::run);
    features.put("BillingDay", BillingDay::run);
    features.put("AllBalances", AllBalances::run);
    features.put("ManualEdit", ManualEdit::run);
    features.put("History", History::run);
    features.put("EventBookings", EventBookings::run);
    features.put("PreventBooking", PreventBooking::run);
    features.put("PerClientSettings", PerClientSettings::run);
    features.put("NegativeCredits", NegativeCredits::run);
    features.put("InsuranceVisits", InsuranceVisits::run);
    features.put("CreditsReport", CreditsReport::run);
    features.put("FamilyTransfer", FamilyTransfer::run);
    features.put("ClientPage", ClientPage::run);
    features.put("OffSwitch", OffSwitch::run);
    features.put("SettingsHistory", SettingsHistory::run);
    features.put("WhyRefused", WhyRefused::run);
    return Collections.unmodifiableMap(features);
  }

  /** Returns the names of all features, in the order in which they are best read. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * Returns what the feature {@code name} prints, on any store.
   *
   * @throws IOException if nothing is stored under that name
   */
  public static String output(String name) throws IOException {
    try (InputStream output = Features.class.getResourceAsStream("output/" + name + ".txt")) {
      if (output == null) {
        throw new IOException("no output of " + name);
      }
      return new String(output.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  /**
   * Runs features in memory.
   *
   * @param args the names of those to run; all without any
   * @throws IOException if the output fails
   */
  public static void main(String[] args) throws IOException {
    run(List.of(args), Clinic::inMemory);
  }

  /**
   * Runs features, each at a clinic of its own.
   *
   * @param names the names of those to run; all without any
   * @param clinics opens a clinic without any rows
   * @throws IllegalArgumentException if there is none of a name; the message says which there are
   * @throws IOException if the output fails
   */
  public static void run(List<String> names, Supplier<Clinic> clinics) throws IOException {
    for (String name : names) {
      if (!ALL.containsKey(name)) {
        throw new IllegalArgumentException("no feature " + name + "; there are " + names());
      }
    }
    for (Map.Entry<String, Feature> feature : ALL.entrySet()) {
      if (names.isEmpty() || names.contains(feature.getKey())) {
        System.out.println("== " + feature.getKey());
        feature.getValue().run(clinics.get());
      }
    }
  }
}
