package io.filetransfer.slave;

/** Nothing is left to move, but the item could not be marked completed; a retry marks it. */
public final class NotRecordedException extends RuntimeException {

    NotRecordedException(MoveState settled, RuntimeException cause) {
        super(result(settled) + ", but its item could not be marked completed: " + cause.getMessage(), cause);
    }

    private static String result(MoveState settled) {
        FileMove move = settled.move();
        return settled.isIn(MoveState.Stage.GONE)
                ? move.missing()
                : "%s is moved to %s".formatted(move.source(), move.destination());
    }
}
