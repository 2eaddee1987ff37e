package io.filetransfer.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command's output, safe for a terminal, which would execute some characters and hide others. Lines and the arguments of formats are
 * made visible; formats themselves, and {@code print}, are printed as they are.
 */
public final class SafeWriter extends PrintWriter {

    /** Control and format characters, line separators and lone surrogates. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /** @param out takes what is printed */
    public SafeWriter(Writer out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        super.println(visible(line));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }

    @Override
    public PrintWriter format(String format, Object... arguments) {
        return super.format(format, Stream.of(arguments).map(SafeWriter::safe).toArray());
    }

    /** Prints an exception with its trace. */
    void printTrace(Throwable exception) {
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(this::printTraceLine);
    }

    /** Prints a line that may be indented by a tab, as those of traces are. */
    void printTraceLine(String line) {
        println(line.replace("\t", "    "));
    }

    /** Returns a text with each invisible character as its number, as in {@code \u001b}. */
    static String visible(String text) {
        return INVISIBLE
                .matcher(text)
                .replaceAll(match -> "\\\\u%04x".formatted(match.group().codePointAt(0)));
    }

    private static Object safe(Object argument) {
        return argument instanceof Number ? argument : visible(String.valueOf(argument));
    }
}
