package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * {@code States.JsonToString}: a value as JSON text without white space.
 *
 * @param value gives the value
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-json-manipulate">Intrinsics
 *     for JSON data manipulation</a>
 */
record JsonToStringFunction(Expression value) implements Expression {

    /**
     * Makes a call.
     *
     * @throws IllegalArgumentException when there is not exactly one argument, or it is a literal
     */
    static JsonToStringFunction of(List<Expression> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "States.JsonToString takes one argument but was given " + arguments.size());
        }
        Expression value = arguments.get(0);
        if (value instanceof Literal || value instanceof StringLiteral) {
            throw new IllegalArgumentException("the argument of States.JsonToString has to be a path, not a literal");
        }
        return new JsonToStringFunction(value);
    }

    @Override
    public JsonNode evaluate(Data data) throws PathNotFoundException, IntrinsicFailedException {
        return TextNode.valueOf(Json.write(value.evaluate(data)));
    }
}
