package io.filetransfer.emulator.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;

/** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>. */
final class InvokeOperation {

    private static final String TYPE = "X-Amz-Invocation-Type";
    private static final String SYNCHRONOUS = "RequestResponse";
    private static final String ASYNCHRONOUS = "Event";
    private static final List<String> NOT_SUPPORTED =
            List.of("X-Amz-Log-Type", "X-Amz-Client-Context", "X-Amz-Tenant-Id", "X-Amz-Durable-Execution-Name");

    private final Functions functions;
    private final AsyncInvoker asynchronous;

    InvokeOperation(Functions functions, AsyncInvoker asynchronous) {
        this.functions = functions;
        this.asynchronous = asynchronous;
    }

    /** @throws LambdaServiceException when there is no such function, or the request has what is not supported */
    void answer(HttpExchange exchange, LambdaRequest request) throws IOException {
        byte[] payload = EventPayload.read(exchange.getRequestBody());
        String type = type(exchange.getRequestHeaders());
        InvocationTarget target = functions.target(FunctionReference.parse(request.function(), request.qualifier()));
        if (type.equals(ASYNCHRONOUS)) {
            accept(exchange, target, EventPayload.asynchronous(payload));
        } else {
            run(exchange, target.pool(), EventPayload.synchronous(payload));
        }
    }

    private void accept(HttpExchange exchange, InvocationTarget target, String payload) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", asynchronous.accept(target, payload));
        Responses.send(exchange, 202, "");
    }

    private static void run(HttpExchange exchange, FunctionPool pool, String payload) throws IOException {
        Invocation invocation = Invocation.synchronous(payload);
        pool.submit(invocation);
        try {
            InvocationResult result = invocation.await();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("x-amzn-RequestId", invocation.requestId());
            headers.set("X-Amz-Executed-Version", pool.function().version());
            result.functionError().ifPresent(error -> headers.set("X-Amz-Function-Error", error));
            Responses.send(exchange, 200, result.payload());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String type(Headers headers) {
        NOT_SUPPORTED.stream().filter(headers::containsKey).findFirst().ifPresent(header -> {
            throw LambdaServiceException.notSupported(header);
        });
        String type = headers.getOrDefault(TYPE, List.of(SYNCHRONOUS)).getFirst();
        if (!type.equals(SYNCHRONOUS) && !type.equals(ASYNCHRONOUS)) {
            throw LambdaServiceException.invalidParameter(
                    TYPE + " is '" + type + "', expected " + SYNCHRONOUS + " or " + ASYNCHRONOUS);
        }
        return type;
    }
}
