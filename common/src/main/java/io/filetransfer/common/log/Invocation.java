package io.filetransfer.common.log;

import java.util.Optional;

/**
 * What a line belongs to.
 *
 * @param requestId the invocation's request; empty before the first
 * @param executionId the execution that the invocation works for, as far as is known
 */
record Invocation(Optional<String> requestId, Optional<String> executionId) {

    static final Invocation NONE = new Invocation(Optional.empty(), Optional.empty());
}
