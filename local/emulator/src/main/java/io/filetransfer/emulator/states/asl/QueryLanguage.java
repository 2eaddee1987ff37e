package io.filetransfer.emulator.states.asl;

/** The {@code QueryLanguage} field: JSONPath is the only one supported. */
final class QueryLanguage {

    private static final String FIELD = "QueryLanguage";

    private QueryLanguage() {}

    static void check(Fields fields) {
        fields.string(FIELD)
                .filter(language -> !language.equals("JSONPath"))
                .ifPresent(language -> fields.problem(
                        FIELD,
                        "expected \"JSONPath\", the only supported query language, but was \"" + language + "\""));
    }
}
