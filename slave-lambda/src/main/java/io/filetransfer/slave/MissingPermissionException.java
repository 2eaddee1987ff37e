package io.filetransfer.slave;

import java.util.List;

/** S3 denies a step of the move. The source is untouched, or already whole at the destination. */
public final class MissingPermissionException extends RuntimeException {

    MissingPermissionException(String call, List<String> permissions, String s3Message, Throwable cause) {
        super(
                "S3 denies %s: the function's role lacks %s%s; S3 says: %s"
                        .formatted(
                                call,
                                permissions.size() > 1 ? "one or more of " : "",
                                String.join(", ", permissions),
                                s3Message),
                cause);
    }
}
