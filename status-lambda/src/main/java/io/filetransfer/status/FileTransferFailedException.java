package io.filetransfer.status;

import io.filetransfer.status.check.JsonEscapes;

/**
 * Files of the execution are left that nobody will move: their attempts are used up, or master could not start them. The state machine
 * names this class in {@code ErrorEquals} and does not run the check again.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Lambda function errors in Java</a>
 */
public final class FileTransferFailedException extends RuntimeException {

    /**
     * Lambda puts a message as JSON into the cause that the state machine sees, together with the stack trace, and the state machine
     * puts that as JSON into the execution's cause: a text that is escaped twice, of which 32,768 characters are kept.
     */
    static final int MAX_MESSAGE = 8000;

    FileTransferFailedException(String cause) {
        super(JsonEscapes.cut(cause, MAX_MESSAGE), null, true, false);
    }
}
