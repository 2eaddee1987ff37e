package io.filetransfer.common.testing.schedule;

/** Stands for the end of a process in the middle of a call. An error, so that code which handles failures does not handle it. */
public final class InvocationDiedError extends Error {

    InvocationDiedError(String call) {
        super("died at " + call);
    }
}
