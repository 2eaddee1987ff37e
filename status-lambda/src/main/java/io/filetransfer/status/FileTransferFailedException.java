package io.filetransfer.status;

/**
 * The files of the execution that are left have failed for good: every attempt to move them has failed. The state machine names this
 * class in {@code ErrorEquals} and does not run the check again.
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
