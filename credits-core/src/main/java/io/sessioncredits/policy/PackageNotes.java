package io.sessioncredits.policy;

import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Validity;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages as notes of the practice: one for each. */
public final class PackageNotes {
  private static final String PACKAGE = "package";
  private static final String VERSION = "1";
  private static final String ABSENT = "";
  private static final String SOLD = "sold";
  private static final String RETIRED = "retired";
  private static final int HEAD = 6;
  private static final int CURRENCY = 3;

  private PackageNotes() {}

  /** Returns the name of the note that keeps the package {@code id}. */
  public static String name(PackageId id) {
    return NoteText.of(PACKAGE, id.value());
  }

  /** Returns {@code definition} as the text of its note. */
  public static String write(PackageDefinition definition) {
    List<String> parts = new ArrayList<>();
    parts.add(VERSION);
    parts.add(definition.name());
    parts.add(definition.category().name());
    parts.add(definition.price().map(PackageNotes::price).orElse(ABSENT));
    parts.add(definition.renewal().map(Period::toString).orElse(ABSENT));
    parts.add(definition.retired() ? RETIRED : SOLD);
    definition.contents().forEach(content -> parts.add(content(content)));
    return NoteText.of(parts);
  }

  /**
   * Returns the packages that {@code notes} keep; other notes are passed over.
   *
   * @throws LedgerIntegrityException if a note is damaged or of an unknown version
   */
  public static List<PackageDefinition> read(Map<String, String> notes) {
    List<PackageDefinition> packages = new ArrayList<>();
    notes.forEach(
        (name, text) -> {
          if (name.startsWith(PACKAGE)) {
            List<String> names = NoteText.parts(name);
            if (names.get(0).equals(PACKAGE)) {
              packages.add(definition(names, text));
            }
          }
        });
    return packages;
  }

  private static PackageDefinition definition(List<String> names, String text) {
    try {
      PackageDefinition read = decoded(PackageId.of(names.get(1)), NoteText.parts(text));
      if (write(read).equals(text)) {
        return read;
      }
      throw new IllegalArgumentException("not the text of what it says");
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw new LedgerIntegrityException(
          "the note of a package is damaged: " + e.getClass().getSimpleName());
    }
  }

  private static PackageDefinition decoded(PackageId id, List<String> parts) {
    if (!parts.get(0).equals(VERSION)) {
      throw new LedgerIntegrityException("packages of this version are not known here");
    }
    List<PackageContent> contents = new ArrayList<>();
    parts.subList(HEAD, parts.size()).forEach(part -> contents.add(content(part)));
    PackageDefinition definition =
        PackageDefinition.of(id, parts.get(1), contents)
            .withCategory(Category.valueOf(parts.get(2)))
            .withPrice(given(parts.get(3)).map(PackageNotes::price))
            .withRetired(parts.get(5).equals(RETIRED));
    return given(parts.get(4)).map(Period::parse).map(definition::withRenewal).orElse(definition);
  }

  /** Returns {@code content} as one text, also as a part of another note. */
  public static String content(PackageContent content) {
    return NoteText.of(
        content.type().value(),
        Long.toString(content.credits()),
        content.validity().text(),
        content.price().map(PackageNotes::price).orElse(ABSENT));
  }

  private static PackageContent content(String text) {
    List<String> parts = NoteText.parts(text);
    return PackageContent.of(CreditType.of(parts.get(0)), Long.parseLong(parts.get(1)))
        .withValidity(Validity.ofText(parts.get(2)))
        .withPrice(given(parts.get(3)).map(PackageNotes::price));
  }

  private static String price(Price price) {
    return price.minorUnits() + price.currency();
  }

  private static Price price(String text) {
    int letters = text.length() - CURRENCY;
    return Price.of(Long.parseLong(text.substring(0, letters)), text.substring(letters));
  }

  private static Optional<String> given(String part) {
    return part.isEmpty() ? Optional.empty() : Optional.of(part);
  }
}
