package io.filetransfer.status.check;

/**
 * Lengths of texts as they are within a JSON string, where quotes, backslashes and control characters take several characters: it is
 * as such that the state machine puts them into a cause.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">intrinsic functions</a>
 */
public final class JsonEscapes {

    private static final String CUT = "...";

    private JsonEscapes() {}

    /** Returns how many characters a text takes. */
    public static int length(String text) {
        return text.chars().map(JsonEscapes::length).sum();
    }

    /** Shortens a text that takes more than {@code max} characters, three or more; no surrogate pair is split. */
    public static String cut(String text, int max) {
        if (length(text) <= max) {
            return text;
        }
        int end = 0;
        int taken = CUT.length();
        while (taken + lengthAt(text, end) <= max) {
            taken += lengthAt(text, end);
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + CUT;
    }

    private static int lengthAt(String text, int index) {
        return length(Character.toString(text.codePointAt(index)));
    }

    private static int length(int character) {
        if (character == '"' || character == '\\') {
            return 2;
        }
        return character < ' ' ? 6 : 1;
    }
}
