package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import java.io.IOException;

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
        exchange.getResponseHeaders().set("x-amzn-RequestId", Invocation.newRequestId());
        LambdaRequest request = LambdaRequest.of(exchange);
        if (request.matches("POST", VERSION, FUNCTIONS, "*", "invocations")) {
            invoke.answer(exchange, request);
        } else if (request.method().equals("GET")) {
            json(exchange, 200, describe(exchange, request));
        } else {
            change(exchange, request);
        }
    }

    private ObjectNode describe(HttpExchange exchange, LambdaRequest request) {
        if (request.matches("GET", VERSION, FUNCTIONS)) {
            return functions.list();
        }
        if (request.matches("GET", VERSION, FUNCTIONS, "*", "configuration")) {
            return functions.configuration(request);
        }
        if (request.matches("GET", VERSION, FUNCTIONS, "*", "aliases", "*")) {
            return functions.alias(request);
        }
        throw unknown(exchange);
    }

    private void change(HttpExchange exchange, LambdaRequest request) throws IOException {
        if (request.matches("POST", VERSION, FUNCTIONS)) {
            json(exchange, 201, functions.create(body(exchange)));
        } else if (request.matches("POST", VERSION, FUNCTIONS, "*", "versions")) {
            json(exchange, 201, functions.publish(request, body(exchange)));
        } else if (request.matches("POST", VERSION, FUNCTIONS, "*", "aliases")) {
            json(exchange, 201, functions.createAlias(request, body(exchange)));
        } else if (request.matches("PUT", "2019-09-25", FUNCTIONS, "*", "event-invoke-config")) {
            json(exchange, 200, functions.putEventInvokeConfig(request, body(exchange)));
        } else if (request.matches("PUT", "2017-10-31", FUNCTIONS, "*", "concurrency")) {
            json(exchange, 200, functions.putConcurrency(request, body(exchange)));
        } else {
            throw unknown(exchange);
        }
    }

    private static LambdaServiceException unknown(HttpExchange exchange) {
        String operation =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        return new LambdaServiceException(
                "UnknownOperationException", 404, "The embedded Lambda has no operation " + operation);
    }

    private static RequestFields body(HttpExchange exchange) throws IOException {
        return RequestFields.read(exchange.getRequestBody());
    }

    private static void json(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Responses.send(exchange, status, body.toString());
    }
}
