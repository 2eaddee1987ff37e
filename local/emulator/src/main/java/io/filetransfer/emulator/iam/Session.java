package io.filetransfer.emulator.iam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A role that somebody has assumed.
 *
 * @param roleArn the role
 * @param name the session's name: Lambda takes the function's
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
 */
public record Session(String roleArn, String name) {

    private static final String TEMPORARY_KEY = "ASIA";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RANDOM_LENGTH = 16;

    /** Returns the session's access key id: the same whenever it is asked for, and alphanumeric as DynamoDB Local wants it. */
    public String accessKeyId() {
        byte[] digest = sha256(arn());
        StringBuilder id = new StringBuilder(TEMPORARY_KEY);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            id.append(ALPHABET.charAt(Math.floorMod(digest[i], ALPHABET.length())));
        }
        return id.toString();
    }

    /** Returns the ARN by which messages name the session. */
    public String arn() {
        String account = roleArn.split(":", 6)[4];
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + name;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
