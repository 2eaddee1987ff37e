package io.filetransfer.slave;

import java.util.Optional;

/**
 * For whom files are moved: failed attempts are counted for it.
 *
 * @param executionId the execution; empty when somebody invokes the function by hand
 * @param requestId the request of the invocation, which stays the same when Lambda repeats an asynchronous one
 */
record Requester(Optional<String> executionId, String requestId) {}
