package io.sessioncredits.command;

import io.sessioncredits.model.Refusal;
import java.util.Optional;

/** What became of a command: each kind of command has its own sealed kind of outcome. */
public interface Outcome {
  /** Returns why the business said no; empty if the command was carried out. */
  Optional<Refusal> refusal();
}
