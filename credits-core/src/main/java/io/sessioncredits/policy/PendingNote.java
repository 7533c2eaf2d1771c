package io.sessioncredits.policy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.NoteText;
import java.util.List;

/**
 * A booking line that waits for credit, as a note of the wallet that is to pay.
 *
 * @param session the line, what was booked and when it starts
 * @param seats how many seats
 */
public record PendingNote(BookedSession session, int seats) {
  private static final String PENDING = "pending";

  /** Returns whether {@code name} is that of such a note. */
  public static boolean isName(String name) {
    return NoteText.parts(name).get(0).equals(PENDING);
  }

  /** Returns the note that has this name and this text. */
  public static PendingNote of(String name, String text) {
    List<String> names = NoteText.parts(name);
    List<String> texts = NoteText.parts(text);
    BookingLine line =
        new BookingLine(
            BookingRef.of(names.get(1)), ClientId.of(names.get(2)), Integer.parseInt(names.get(3)));
    return new PendingNote(
        new BookedSession(
            line, AppointmentType.of(texts.get(0)), Micros.instant(Long.parseLong(texts.get(1)))),
        Integer.parseInt(texts.get(2)));
  }

  /** Returns its name. */
  public String name() {
    return NoteText.of(
        PENDING,
        session.line().booking().value(),
        session.line().attendee().value(),
        Integer.toString(session.line().attempt()));
  }

  /** Returns its text. */
  public String text() {
    return NoteText.of(
        session.type().value(),
        Long.toString(Micros.of(session.startsAt())),
        Integer.toString(seats));
  }
}
