package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Routes requests to the operations of the Lambda API that there are; what is missing is refused by name. */
final class LambdaApi implements AwsService {

    private static final String VERSION = "2015-03-31";
    private static final String FUNCTIONS = "functions";

    private final InvokeOperation invoke;
    private final FunctionOperations functions;
    private final PublishOperations publish;

    LambdaApi(InvokeOperation invoke, FunctionOperations functions, PublishOperations publish) {
        this.invoke = invoke;
        this.functions = functions;
        this.publish = publish;
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
        } else if (request.matches("GET", VERSION, FUNCTIONS, "*", "aliases", "*")) {
            json(exchange, 200, publish.alias(request));
        } else {
            change(exchange, request);
        }
    }

    private void change(HttpExchange exchange, LambdaRequest request) throws IOException {
        if (request.matches("POST", VERSION, FUNCTIONS)) {
            json(exchange, 201, functions.create(request, body(exchange)));
        } else if (request.matches("POST", VERSION, FUNCTIONS, "*", "versions")) {
            json(exchange, 201, publish.publish(request, body(exchange)));
        } else if (request.matches("POST", VERSION, FUNCTIONS, "*", "aliases")) {
            json(exchange, 201, publish.createAlias(request, body(exchange)));
        } else if (request.matches("PUT", "2019-09-25", FUNCTIONS, "*", "event-invoke-config")) {
            json(exchange, 200, publish.putEventInvokeConfig(request, body(exchange)));
        } else if (request.matches("PUT", "2017-10-31", FUNCTIONS, "*", "concurrency")) {
            json(exchange, 200, publish.putConcurrency(request, body(exchange)));
        } else {
            throw LambdaErrors.unknownOperation(
                    request.method(), exchange.getRequestURI().getRawPath());
        }
    }

    private static RequestFields body(HttpExchange exchange) throws IOException {
        return RequestFields.read(exchange.getRequestBody());
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
