package io.filetransfer.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.stream.Stream;

/** The command's output. Lines and the arguments of formats are printed as {@link SafeText}; formats themselves, and {@code print}, as they are. */
final class SafeWriter extends PrintWriter {

    SafeWriter(Writer out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        super.println(SafeText.of(line));
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
    static void printTrace(Throwable exception, PrintWriter out) {
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> printTraceLine(line, out));
    }

    /** Prints a line that may be indented by a tab, as those of traces are. */
    static void printTraceLine(String line, PrintWriter out) {
        out.println(line.replace("\t", "    "));
    }

    private static Object safe(Object argument) {
        return argument instanceof Number ? argument : SafeText.of(String.valueOf(argument));
    }
}
