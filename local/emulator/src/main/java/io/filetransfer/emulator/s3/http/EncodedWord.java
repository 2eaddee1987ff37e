package io.filetransfer.emulator.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * User metadata as S3 returns it. S3 reads a header's bytes as ISO 8859-1, whatever the client meant, and returns text that is not ASCII
 * as one encoded word of RFC 2047: quoted where most of it is ASCII, else in Base64.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html#UserMetadata">User-defined metadata</a>
 */
final class EncodedWord {

    private EncodedWord() {}

    /**
     * Encodes a value.
     *
     * @param value a header's value, one character for each byte
     * @return the value itself when it is ASCII
     */
    static String of(String value) {
        long notAscii = value.chars().filter(c -> c > 127).count();
        if (notAscii == 0) {
            return value;
        }
        byte[] bytes = value.getBytes(UTF_8);
        return notAscii * 2 < value.length()
                ? "=?UTF-8?Q?" + quoted(bytes) + "?="
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder();
        for (byte b : bytes) {
            quoted.append(b == ' ' ? "_" : isPlain(b) ? String.valueOf((char) b) : "=%02X".formatted(b));
        }
        return quoted.toString();
    }

    private static boolean isPlain(byte b) {
        return b > ' ' && b < 127 && b != '=' && b != '?' && b != '_';
    }
}
