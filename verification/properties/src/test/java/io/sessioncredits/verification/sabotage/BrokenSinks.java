package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.NotificationSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sinks of hosts that trust in delivery once and in order, each in a way of its own. */
final class BrokenSinks {
  private static final int PUMPS = 4;
  private static final int PATIENCE_SECONDS = 60;

  private BrokenSinks() {}

  /** Passes on no more than the first message. */
  static NotificationSink firstOnly(Board board) {
    return new CarefulSink(board) {
      @Override
      public void deliver(Notification notification) throws IOException {
        deliver(notification.messages().get(0));
      }
    };
  }

  /** Passes everything on that comes. */
  static NotificationSink repeating(Board board) {
    return new CarefulSink(board) {
      @Override
      boolean isSeen(CreditMessage message) {
        return false;
      }
    };
  }

  /** Shows whatever came last. */
  static NotificationSink lastOneWins(Board board) {
    return new CarefulSink(board) {
      @Override
      boolean isNewest(CreditMessage message) {
        return true;
      }
    };
  }

  /** Takes what is older than the last for a duplicate. */
  static NotificationSink newerOnly(Board board) {
    return new CarefulSink(board) {
      @Override
      boolean isSeen(CreditMessage message) {
        return message.sequence() <= latest(message);
      }
    };
  }

  /** Takes nothing before its predecessor has come. */
  static NotificationSink waitingForAll(Board board) {
    return new CarefulSink(board) {
      @Override
      void deliver(CreditMessage message) throws IOException {
        if (message.sequence() > latest(message) + 1) {
          throw new IOException("too early");
        }
        super.deliver(message);
      }
    };
  }

  /** Remembers what it has not delivered yet. */
  static NotificationSink rememberingFirst(Board board) {
    return new CarefulSink(board) {
      @Override
      void post(CreditMessage message) throws IOException {
        remember(message);
        super.post(message);
      }
    };
  }

  /** Says that it has delivered what it has not. */
  static NotificationSink keepingQuiet(Board board) {
    return new CarefulSink(board) {
      @Override
      public void deliver(Notification notification) {
        try {
          super.deliver(notification);
        } catch (IOException swallowed) {
          // A sink like this has been seen: it logs and returns.
        }
      }
    };
  }

  /** Remembers notifications as a whole, when the last message is delivered. */
  static NotificationSink allAgain(Board board) {
    return new CarefulSink(board) {
      @Override
      public void deliver(Notification notification) throws IOException {
        CreditMessage first = notification.messages().get(0);
        if (!super.isSeen(first)) {
          super.deliver(notification);
          super.remember(first);
        }
      }

      @Override
      boolean isSeen(CreditMessage message) {
        return false;
      }

      @Override
      void remember(CreditMessage message) {
        // The whole is remembered, and not its parts.
      }
    };
  }

  /** Knows messages by names that practices share. */
  static NotificationSink withoutPractice(Board board) {
    return new CarefulSink(board) {
      @Override
      Object name(CreditMessage message) {
        return List.of(
            message.request().operation(),
            message.request().key(),
            message.holder(),
            message.type(),
            message.kind());
      }
    };
  }

  /** Knows messages by the key of the request alone. */
  static NotificationSink withoutOperation(Board board) {
    return new CarefulSink(board) {
      @Override
      Object name(CreditMessage message) {
        return List.of(message.request().key(), message.account(), message.kind());
      }
    };
  }

  /** Looks first and acts later, with others in between. */
  static NotificationSink racing(Board board) {
    CyclicBarrier between = new CyclicBarrier(PUMPS);
    return new CarefulSink(board) {
      @Override
      public void deliver(Notification notification) throws IOException {
        for (CreditMessage message : notification.messages()) {
          deliver(message);
        }
      }

      @Override
      void post(CreditMessage message) throws IOException {
        try {
          int unused = between.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new IllegalStateException("the others did not come", e);
        }
        super.post(message);
      }
    };
  }
}
