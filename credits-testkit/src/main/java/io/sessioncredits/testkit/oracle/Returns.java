package io.sessioncredits.testkit.oracle;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CancellationGround;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a booked line: cancelled, attended, or a no-show. */
record Returns(Turn turn) {

  Prediction cancel(Cancellation cancellation) {
    Line line = booked(cancellation.line());
    boolean isClients = cancellation.ground() == CancellationGround.CLIENT;
    switch (line.state()) {
      case ATTENDED -> throw Turn.refused(RefusalCode.ALREADY_SETTLED);
      case CANCELLED_RESTORED -> throw Turn.refused(RefusalCode.ALREADY_CANCELLED);
      case NO_SHOW -> refuseIf(isClients, RefusalCode.ALREADY_SETTLED);
      case CANCELLED_FORFEITED -> refuseIf(isClients, RefusalCode.ALREADY_CANCELLED);
      case BOOKED, PENDING_CREDIT -> {}
    }
    boolean isInTime =
        line.terms().freeUntil().isEmpty()
            || turn.now().compareTo(line.terms().freeUntil().get()) <= 0;
    if (!isClients || (line.terms().restoreOnCancel() && isInTime)) {
      giveBack(line);
      turn.book().put(booked(cancellation.line()).in(BookingState.CANCELLED_RESTORED));
      return Prediction.of("Restored");
    }
    capture(line);
    turn.book().put(booked(cancellation.line()).in(BookingState.CANCELLED_FORFEITED));
    Optional<Instant> deadline =
        line.terms().restoreOnCancel() ? line.terms().freeUntil() : Optional.empty();
    return Prediction.of("Forfeited").with("freeUntil", deadline);
  }

  Prediction attend(Attendance attendance) {
    Line line = booked(attendance.line());
    refuseIf(line.state().isCancelled(), RefusalCode.ALREADY_CANCELLED);
    boolean isFreed =
        line.terms().holdEnd() == HoldEnd.RELEASE
            && line.pieces().stream().anyMatch(p -> p.kind() == Piece.Kind.FREED);
    refuseIf(isFreed, RefusalCode.HOLD_RAN_OUT);
    capture(line);
    BookingState state = attendance.came() ? BookingState.ATTENDED : BookingState.NO_SHOW;
    turn.book().put(booked(attendance.line()).in(state));
    return Prediction.of("Recorded").with("state", state);
  }

  private Line booked(BookingLine name) {
    return turn.book().line(name).orElseThrow(() -> Turn.refused(RefusalCode.UNKNOWN_BOOKING));
  }

  private static void refuseIf(boolean isSo, RefusalCode code) {
    if (isSo) {
      throw Turn.refused(code);
    }
  }

  private void capture(Line line) {
    List<Piece> spent = new ArrayList<>();
    for (Piece piece : line.pieces()) {
      if (piece.kind() == Piece.Kind.HELD) {
        turn.hold(piece.source(), -piece.units());
        turn.add(piece.source(), -piece.units());
        spent.add(piece.as(Piece.Kind.TAKEN));
      } else {
        spent.add(piece);
      }
    }
    turn.book().put(line.withPieces(spent));
  }

  /** Undoes every piece, last first; then each lot concerned has its say. */
  private void giveBack(Line line) {
    turn.book().put(line.withPieces(List.of()));
    Set<Integer> lots = new LinkedHashSet<>();
    for (int i = line.pieces().size() - 1; i >= 0; i--) {
      Piece piece = line.pieces().get(i);
      switch (piece.kind()) {
        case TAKEN -> turn.add(piece.source(), piece.units());
        case HELD -> turn.hold(piece.source(), -piece.units());
        case FREED -> {}
        case OWED -> forgive(piece.source());
        case SETTLED -> {
          turn.pay(piece.settled().debt(), -piece.settled().units());
          turn.add(piece.source(), piece.units());
        }
      }
      if (piece.kind() != Piece.Kind.OWED) {
        lots.add(piece.source());
      }
    }
    lots.forEach(lot -> new Paying(turn).returned(lot, line.terms().graceDays()));
    turn.mergeIfCrowded(line.payer());
  }

  private void forgive(int debt) {
    long owed = turn.book().debt(debt).owed();
    if (owed > 0) {
      turn.pay(debt, owed);
    }
  }
}
