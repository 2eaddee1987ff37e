package io.filetransfer.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.local.http.AwsService;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Routes requests to the operations of the Lambda API that there are; what is missing is refused by name. */
final class LambdaApi implements AwsService {

    private static final String VERSION = "2015-03-31";
    private static final String FUNCTIONS = "functions";

    private final InvokeOperation invoke;
    private final FunctionOperations functions;

    LambdaApi(InvokeOperation invoke, FunctionOperations functions) {
        this.invoke = invoke;
        this.functions = functions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", Invocation.newRequestId());
            answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            route(exchange, LambdaRequest.of(exchange));
        } catch (LambdaServiceException e) {
            fail(exchange, e);
        } catch (UncheckedIOException e) {
            fail(exchange, new LambdaServiceException("ServiceException", 500, e.toString()));
        }
    }

    private void route(HttpExchange exchange, LambdaRequest request) throws IOException, InterruptedException {
        if (request.matches("POST", VERSION, FUNCTIONS, "*", "invocations")) {
            invoke.answer(exchange, request);
        } else if (request.matches("GET", VERSION, FUNCTIONS)) {
            json(exchange, 200, functions.list(request));
        } else if (request.matches("GET", VERSION, FUNCTIONS, "*")) {
            json(exchange, 200, functions.get(request));
        } else if (request.matches("GET", VERSION, FUNCTIONS, "*", "configuration")) {
            json(exchange, 200, functions.configuration(request));
        } else {
            throw LambdaErrors.unknownOperation(
                    request.method(), exchange.getRequestURI().getRawPath());
        }
    }

    private static void fail(HttpExchange exchange, LambdaServiceException failure) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.code());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Type", failure.statusCode() < 500 ? "User" : "Service")
                .put("Message", failure.getMessage());
        json(exchange, failure.statusCode(), body);
    }

    private static void json(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Responses.send(exchange, status, body.toString());
    }
}
