package io.filetransfer.emulator.s3.http;

import io.filetransfer.emulator.s3.S3Failures;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keys in paths, queries, headers and listings. */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Decodes a text; S3 takes a plus sign for a space, in paths too. */
    static String decode(String text) {
        if (text.chars().allMatch(c -> c != '%' && c != '+' && c < 0x80)) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        int i = 0;
        try {
            while (i < text.length()) {
                char c = text.charAt(i);
                boolean encoded = c == '%';
                // The server reads a byte that is not ASCII as one character.
                bytes.put((byte) (encoded ? HexFormat.fromHexDigits(text, i + 1, i + 3) : c == '+' ? ' ' : c));
                i += encoded ? 3 : 1;
            }
            // Unlike String, it does not make one key of all that is not UTF-8.
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (IndexOutOfBoundsException | NumberFormatException | CharacterCodingException e) {
            throw S3Failures.of(
                    400, "InvalidURI", "Couldn't parse the specified URI: '" + text + "' is not URL-encoded.");
        }
    }

    /** Encodes all but unreserved characters and slashes. */
    static String encode(String text) {
        if (text.chars().allMatch(PercentEncoding::isPlain)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%');
                HEX.toHexDigits(encoded, b);
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '/'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
