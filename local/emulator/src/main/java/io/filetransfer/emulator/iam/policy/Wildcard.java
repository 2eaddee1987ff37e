package io.filetransfer.emulator.iam.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource: wildcards</a>
 */
final class Wildcard {

    private final String text;
    private final Pattern pattern;

    private Wildcard(String text, int flags) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text), Pattern.DOTALL | flags);
    }

    static Wildcard of(String text) {
        return new Wildcard(text, 0);
    }

    static Wildcard ignoringCase(String text) {
        return new Wildcard(text, Pattern.CASE_INSENSITIVE);
    }

    boolean matches(String value) {
        return pattern.matcher(value).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder(text.length() * 2);
        text.chars().forEach(c -> regex.append(regex((char) c)));
        return regex.toString();
    }

    private static String regex(char c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
        };
    }
}
