package io.filetransfer.emulator.iam.policy;

/**
 * What a role's policies say to a permission.
 *
 * @param verdict what they say
 * @param resourcePattern the resource of the statement that says so, as it is written there; empty when none does
 */
public record Decision(Verdict verdict, String resourcePattern) {

    /** The ways in which IAM decides. */
    public enum Verdict {
        ALLOWED,
        /** No statement allows it. */
        NOT_ALLOWED,
        /** A statement denies it, whatever the others say. */
        DENIED
    }
}
