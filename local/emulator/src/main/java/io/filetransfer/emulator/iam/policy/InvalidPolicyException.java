package io.filetransfer.emulator.iam.policy;

/** A policy says something that is not IAM's language, or that the local run cannot decide on. The message names the place. */
public final class InvalidPolicyException extends RuntimeException {

    InvalidPolicyException(String message) {
        super(message);
    }
}
