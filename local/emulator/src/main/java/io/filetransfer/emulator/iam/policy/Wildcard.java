package io.filetransfer.emulator.iam.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        return text.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }
}
