package io.sessioncredits.examples.replay;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a replay is asked for.
 *
 * @param file the export; empty for the sample
 * @param client whose statement is wanted; empty for the summary
 * @param isJson whether the only output is one line of JSON
 */
record Arguments(Optional<Path> file, Optional<ClientId> client, boolean isJson) {
  static final String USAGE = "usage: replay [--json] [--client ID] [FILE]";

  /**
   * Returns what {@code words} ask for.
   *
   * @throws InvalidInputException if an option is unknown or incomplete, or a second file is given
   */
  static Arguments of(String... words) {
    Arguments arguments = new Arguments(Optional.empty(), Optional.empty(), false);
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--json")) {
        arguments = new Arguments(arguments.file(), arguments.client(), true);
      } else if (words[i].equals("--client")) {
        i++;
        arguments = arguments.forClient(i < words.length ? words[i] : "");
      } else {
        arguments = arguments.withFile(words[i]);
      }
    }
    return arguments;
  }

  private Arguments forClient(String id) {
    return new Arguments(file, Optional.of(ClientId.of(id)), isJson);
  }

  private Arguments withFile(String name) {
    if (name.startsWith("-")) {
      throw new InvalidInputException("option", name, "must be --json or --client");
    }
    if (file.isPresent()) {
      throw new InvalidInputException("file", name, "must be the only one");
    }
    try {
      return new Arguments(Optional.of(Path.of(name)), client, isJson);
    } catch (InvalidPathException e) {
      InvalidInputException invalid =
          new InvalidInputException("file", name, "must be the name of a file");
      invalid.initCause(e);
      throw invalid;
    }
  }
}
