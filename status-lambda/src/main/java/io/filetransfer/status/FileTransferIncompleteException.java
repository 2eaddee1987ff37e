package io.filetransfer.status;

import io.filetransfer.status.check.JsonEscapes;

/**
 * Files are still being transferred. The state machine names this class in {@code ErrorEquals}: Lambda reports the fully qualified
 * class name as the error's name.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Lambda function errors in Java</a>
 */
public final class FileTransferIncompleteException extends RuntimeException {

    FileTransferIncompleteException(String what) {
        super(
                JsonEscapes.cut("file transfer incomplete: " + what, FileTransferFailedException.MAX_MESSAGE),
                null,
                true,
                false);
    }
}
