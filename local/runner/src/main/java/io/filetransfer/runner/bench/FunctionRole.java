package io.filetransfer.runner.bench;

import java.util.List;

/** Which of the three functions a name means: names end in {@code -master}, {@code -slave} or {@code -status}. */
final class FunctionRole {

    static final String MASTER = "master";
    static final String SLAVE = "slave";
    static final String STATUS = "status";
    static final List<String> ALL = List.of(MASTER, SLAVE, STATUS);

    private FunctionRole() {}

    static String of(String functionName) {
        return functionName.substring(functionName.lastIndexOf('-') + 1);
    }
}
