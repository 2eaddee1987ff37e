package io.filetransfer.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file as GitHub shows it, as far as its links go.
 *
 * @param file where it is
 * @param lines its lines outside code blocks
 */
record MarkdownDocument(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern EXTERNAL = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

    static MarkdownDocument read(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isCode = false;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("```")) {
                isCode = !isCode;
            } else if (!isCode) {
                lines.add(line);
            }
        }
        return new MarkdownDocument(file, lines);
    }

    /** Returns the relative links that lead nowhere, each as the document and the link's target. */
    List<String> brokenLinks() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String line : lines) {
            for (Matcher link = LINK.matcher(line); link.find(); ) {
                String target = link.group(1);
                if (!EXTERNAL.matcher(target).matches() && !leadsSomewhere(target)) {
                    broken.add(file.getFileName() + ": " + target);
                }
            }
        }
        return broken;
    }

    private boolean leadsSomewhere(String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path linked = path.isEmpty() ? file : file.resolveSibling(path);
        return Files.exists(linked) && (hash < 0 || read(linked).anchors().contains(target.substring(hash + 1)));
    }

    /** GitHub numbers headings of the same text from the second one on. */
    private Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String text = heading.group(1).strip().toLowerCase(Locale.ROOT);
                String anchor = NOT_IN_ANCHORS.matcher(text).replaceAll("").replace(' ', '-');
                int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
            }
        }
        return anchors;
    }
}
