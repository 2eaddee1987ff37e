package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;

/** What a definition computes a value with: a path, or a call of an intrinsic function. */
public interface Expression {

    /** What paths are evaluated against: {@code $} stands for the document, {@code $$} for the context object. */
    record Data(JsonNode document, JsonNode context) {}

    /**
     * Compiles an expression.
     *
     * @param text a JSONPath or a call such as {@code States.Format('{}', $.name)}
     * @throws IllegalArgumentException saying what is wrong with the text, when it is neither or uses what is not
     *     supported
     */
    static Expression parse(String text) {
        return IntrinsicParser.isCall(text) ? IntrinsicParser.parse(text) : Path.parse(text);
    }

    /**
     * Compiles an expression that gives one value at most.
     *
     * @param text as {@link #parse} takes it, a path without wildcards, filters, slices and deep scans
     * @throws IllegalArgumentException as {@link #parse}, and when the path could lead to several values
     */
    static Expression parseSingle(String text) {
        return IntrinsicParser.isCall(text) ? IntrinsicParser.parse(text) : Path.parseSingle(text);
    }

    /** Computes the value, unless a path leads to nothing or a call fails. */
    JsonNode evaluate(Data data) throws EvaluationException;
}
