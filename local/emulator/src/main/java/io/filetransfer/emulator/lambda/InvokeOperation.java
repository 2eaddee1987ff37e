package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>. */
final class InvokeOperation {

    private static final int MAX_TAIL_BYTES = 4 * 1024;
    private static final String QUALIFIER = "Qualifier";

    private final Functions functions;
    private final SyncInvoker synchronous;
    private final AsyncInvoker asynchronous;

    InvokeOperation(Functions functions, SyncInvoker synchronous, AsyncInvoker asynchronous) {
        this.functions = functions;
        this.synchronous = synchronous;
        this.asynchronous = asynchronous;
    }

    void answer(HttpExchange exchange, LambdaRequest request) throws IOException, InterruptedException {
        byte[] payload = EventPayload.read(exchange.getRequestBody());
        request.allowParameters(QUALIFIER);
        InvokeRequest invoke = InvokeRequest.of(exchange.getRequestHeaders());
        InvocationTarget target = functions.target(request.path().get(2), request.parameter(QUALIFIER));
        if (invoke.type().equals(InvokeRequest.DRY_RUN)) {
            Responses.send(exchange, 204, "");
        } else if (invoke.type().equals(InvokeRequest.EVENT)) {
            accept(exchange, target, EventPayload.asynchronous(payload));
        } else {
            run(exchange, target.pool(), EventPayload.synchronous(payload), invoke);
        }
    }

    private void accept(HttpExchange exchange, InvocationTarget target, String payload) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", asynchronous.accept(target, payload));
        Responses.send(exchange, 202, "");
    }

    private void run(HttpExchange exchange, FunctionPool pool, String payload, InvokeRequest invoke)
            throws IOException, InterruptedException {
        Invocation invocation = Invocation.synchronous(payload, invoke.clientContext());
        InvocationResult result = synchronous.invoke(pool, invocation);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("x-amzn-RequestId", invocation.requestId());
        headers.set("X-Amz-Executed-Version", pool.function().version());
        result.functionError().ifPresent(error -> headers.set("X-Amz-Function-Error", error));
        if (invoke.tail()) {
            headers.set("X-Amz-Log-Result", tail(result.log()));
        }
        Responses.send(exchange, 200, result.payload());
    }

    private static String tail(String log) {
        byte[] bytes = log.getBytes(UTF_8);
        byte[] end = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - MAX_TAIL_BYTES), bytes.length);
        return Base64.getEncoder().encodeToString(end);
    }
}
