package io.filetransfer.emulator.lambda;

/** How Lambda words its own lines in a function's log. */
sealed interface PlatformLines permits TextLines, JsonLines {

    static PlatformLines of(FunctionSpec function) {
        return function.log().json() ? new JsonLines(function.version()) : new TextLines(function.version());
    }

    /** Returns the line before an invocation. */
    String start(String requestId);

    /** Returns the line that says why Lambda itself ended an invocation. */
    String fault(ErrorDocument error);

    /** Returns the lines after an invocation. */
    String end(InvocationReport report);
}
