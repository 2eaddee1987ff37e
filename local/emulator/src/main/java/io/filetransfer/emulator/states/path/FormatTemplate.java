package io.filetransfer.emulator.states.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that {@code States.Format} fills.
 *
 * @param texts what stands before, between and after the placeholders, escapes undone
 */
record FormatTemplate(List<String> texts) {

    private static final Pattern TOKEN =
            Pattern.compile("\\\\(?<escaped>[\\\\'{}])|(?<placeholder>\\{})|(?<plain>[^\\\\{}]+)");

    /**
     * Reads a template.
     *
     * @param raw the template with its escapes
     * @throws IntrinsicFailedException when a brace or a backslash is neither escaped nor part of a placeholder
     */
    static FormatTemplate parse(String raw) throws IntrinsicFailedException {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(raw);
        int end = 0;
        for (; token.find() && token.start() == end; end = token.end()) {
            if (token.group("placeholder") == null) {
                text.append(token.group("escaped") == null ? token.group() : token.group("escaped"));
            } else {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        if (end < raw.length()) {
            throw notUnderstood(raw, end);
        }
        texts.add(text.toString());
        return new FormatTemplate(List.copyOf(texts));
    }

    int placeholders() {
        return texts.size() - 1;
    }

    /** Puts one value into each placeholder, in order. */
    String fill(List<String> values) {
        StringBuilder filled = new StringBuilder(texts.get(0));
        for (int i = 0; i < values.size(); i++) {
            filled.append(values.get(i)).append(texts.get(i + 1));
        }
        return filled.toString();
    }

    private static IntrinsicFailedException notUnderstood(String raw, int position) {
        char found = raw.charAt(position);
        return found == '\\'
                ? StringLiteral.openEscape(raw)
                : new IntrinsicFailedException("Invalid template in States.Format: in '" + raw + "', '" + found
                        + "' at character " + (position + 1) + " is neither part of {} nor escaped as \\" + found
                        + ".");
    }
}
