package io.filetransfer.runner;

/** Makes text of unknown origin safe for a terminal, which would execute some characters and hide others. */
final class SafeText {

    private SafeText() {}

    /**
     * Shows control and format characters, line separators and lone surrogates by their numbers, as in {@code \u001b}.
     *
     * @param text any text
     * @return text of one line in which every character is visible
     */
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isVisible(character)) {
                safe.appendCodePoint(character);
            } else {
                safe.append("\\u%04x".formatted(character));
            }
        });
        return safe.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
