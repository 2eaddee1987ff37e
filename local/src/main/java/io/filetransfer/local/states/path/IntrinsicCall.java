package io.filetransfer.local.states.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The outermost call of an intrinsic function, which names itself when anything in it fails.
 *
 * @param text the call as the definition writes it
 * @param function the compiled call
 */
record IntrinsicCall(String text, Expression function) implements Expression {

    @Override
    public JsonNode evaluate(Data data) throws IntrinsicFailedException {
        try {
            return function.evaluate(data);
        } catch (PathNotFoundException | IntrinsicFailedException e) {
            throw new IntrinsicFailedException(
                    "There was an error while evaluating the intrinsic function: " + text + ". " + e.getMessage());
        }
    }
}
