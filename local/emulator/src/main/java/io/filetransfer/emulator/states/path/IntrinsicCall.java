package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The outermost call of an intrinsic function, which names itself when anything in it fails.
 *
 * @param text the call as the definition writes it
 * @param function the compiled call
 */
record IntrinsicCall(String text, Expression function) implements Expression {

    @Override
    public JsonNode evaluate(Data data) throws PathNotFoundException, IntrinsicFailedException {
        try {
            return function.evaluate(data);
        } catch (PathNotFoundException e) {
            throw new PathNotFoundException(describe(e));
        } catch (IntrinsicFailedException e) {
            throw new IntrinsicFailedException(describe(e));
        }
    }

    private String describe(Exception e) {
        return "There was an error while evaluating the intrinsic function: " + text + ". " + e.getMessage();
    }
}
