package io.sessioncredits.examples.replay;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.spi.OwningCreditStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Replays an export of appointments through Session Credits: everybody buys and books as the file
 * and a few stated rules say, and in the end every count is compared with the ledger.
 *
 * <p>The export is CSV in UTF-8 with the columns {@code
 * scheduled_at,client,appointment,day,location,outcome}; the outcome is {@code attended}, {@code
 * no-show} or {@code cancelled@} and an instant. Lines that cannot be used are reported and left
 * out. The file may be in any order.
 *
 * <p>The rules, which the program prints as well:
 *
 * <ol>
 *   <li>Clients are numbered from 1 in the order of their first booking; bookings of the same
 *       instant are in the order of their appointment numbers.
 *   <li>Every fifth client (5, 10, 15 …) buys nothing. The client after each of them, and the very
 *       first (1, 6, 11 …), buys a trial of one credit; all others buy one package of five. Nobody
 *       buys a second time.
 *   <li>A package is bought one minute before the client's first booking.
 *   <li>A session costs one credit. It begins at 09:00 in America/Sao_Paulo; one that was scheduled
 *       at or after that begins one hour after it was scheduled. It lasts one hour.
 *   <li>A session is booked at the instant it was scheduled. Without a credit the booking is
 *       refused, and how the appointment ended is then of no account.
 *   <li>A cancellation gives the credit back up to 24 hours before the session; later it does not.
 *       Attended and no-show are recorded when the session ends, and a no-show keeps the credit
 *       spent.
 *   <li>At the same instant purchases come first, then bookings, cancellations and endings.
 *   <li>One hour after everything else, each client with credits left gives them to the next client
 *       who bought nothing; behind the last of those they stay.
 * </ol>
 *
 * <p>A second run over the same events allows booking without credit, passes nothing on, and lists
 * who is in the negative. Both runs end with an audit.
 */
public final class Replay {
  private static final int DONE = 0;
  private static final int LEDGER_WRONG = 1;
  private static final int CALLER_WRONG = 2;
  private static final String SAMPLE = "sample-appointments.csv";

  private final Supplier<? extends OwningCreditStore> stores;
  private final PrintStream out;
  private final PrintStream report;

  private Replay(
      Supplier<? extends OwningCreditStore> stores, PrintStream out, PrintStream report) {
    this.stores = stores;
    this.out = out;
    this.report = report;
  }

  /**
   * Runs a replay and ends the process with 0 if all is well, 1 if the ledger disagrees with the
   * counts or its audit finds a problem, and 2 if the arguments or the file cannot be used.
   *
   * @param arguments {@code [--json] [--client ID] [FILE]}; without a file, the sample that is
   *     shipped with this example
   */
  public static void main(String[] arguments) {
    int status = run(InMemoryCreditStore::create, System.out, System.err, arguments);
    if (status != DONE) {
      System.exit(status);
    }
  }

  /**
   * Runs a replay over stores of the caller's choice.
   *
   * @param stores gives an empty store at each call; each of the two runs takes one
   * @param out where the results go
   * @param report where progress and complaints go
   * @param arguments those of {@link #main}
   * @return the status that the process should end with, as {@link #main} says
   */
  public static int run(
      Supplier<? extends OwningCreditStore> stores,
      PrintStream out,
      PrintStream report,
      String... arguments) {
    PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream messages = new PrintStream(report, true, StandardCharsets.UTF_8);
    try {
      return new Replay(stores, results, messages).run(Arguments.of(arguments));
    } catch (InvalidInputException e) {
      messages.println("replay: " + e.getMessage());
      messages.println(Arguments.USAGE);
    } catch (NoSuchFileException e) {
      messages.println("replay: there is no file " + PlainText.of(e.getFile()));
    } catch (IOException e) {
      messages.println("replay: cannot read: " + PlainText.of(e.toString()));
    }
    return CALLER_WRONG;
  }

  private int run(Arguments arguments) throws IOException {
    MalformedLines malformed = new MalformedLines(report);
    List<Appointment> appointments = read(arguments.file(), malformed);
    Timeline timeline = Timeline.of(appointments);
    arguments.client().ifPresent(client -> mustHaveAppointment(client, timeline));

    Result strict = strict(timeline, arguments.client(), appointments);
    strict.tally().count(Figure.MALFORMED, malformed.count());
    Result permissive = permissive(timeline);
    print(arguments, strict, permissive);

    List<String> differences = new ArrayList<>(strict.differences());
    differences.addAll(permissive.differences());
    if (!differences.isEmpty()) {
      differences.forEach(difference -> report.println("WRONG: " + difference));
      return LEDGER_WRONG;
    }
    return DONE;
  }

  private List<Appointment> read(Optional<Path> file, MalformedLines malformed) throws IOException {
    List<Appointment> appointments = new ArrayList<>();
    try (Reader text = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
      new AppointmentExport(malformed, new Progress(report, "lines read"))
          .read(text, appointments::add);
    }
    return appointments;
  }

  private static InputStream open(Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      return Files.newInputStream(file.get());
    }
    InputStream sample = Replay.class.getResourceAsStream(SAMPLE);
    if (sample == null) {
      throw new FileNotFoundException(SAMPLE);
    }
    return sample;
  }

  private static void mustHaveAppointment(ClientId client, Timeline timeline) {
    if (!timeline.clients().containsKey(client)) {
      throw new InvalidInputException("client", client, "must have an appointment in the file");
    }
  }

  private Result strict(
      Timeline timeline, Optional<ClientId> client, List<Appointment> appointments) {
    Playback playback = new Playback(timeline, stores.get(), Rules.strict());
    playback.play(new Progress(report, "events of the first run"));
    playback.passOnLeftOvers();
    List<String> statement =
        client.map(c -> Statement.of(c, appointments, playback.ledger())).orElse(List.of());
    return Result.of(playback, statement);
  }

  private Result permissive(Timeline timeline) {
    Playback playback = new Playback(timeline, stores.get(), Rules.permissive());
    playback.play(new Progress(report, "events of the second run"));
    return Result.of(playback, List.of());
  }

  private void print(Arguments arguments, Result strict, Result permissive) {
    PrintStream target = arguments.isJson() ? report : out;
    if (arguments.client().isPresent()) {
      strict.statement().forEach(target::println);
    } else {
      Summary summary = new Summary(target);
      summary.rules(arguments.file().map(Path::toString).orElse("the sample"));
      summary.strict(strict);
      summary.permissive(permissive);
      summary.audit(strict, permissive);
    }
    if (arguments.isJson()) {
      out.println(strict.tally().json());
    }
  }
}
