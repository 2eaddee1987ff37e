package io.filetransfer.emulator.states;

import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.lambda.InvocationResult;
import io.filetransfer.emulator.lambda.LambdaServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Functions that a test defines by name. */
final class FakeLambda implements FunctionInvoker {

    /** One function. */
    interface Function {
        InvocationResult invoke(String payload) throws InterruptedException;
    }

    final List<String> payloads = new CopyOnWriteArrayList<>();
    private final Map<String, Function> functions = new ConcurrentHashMap<>();

    FakeLambda returning(String name, String payload) {
        return with(name, event -> success(payload));
    }

    FakeLambda failing(String name, String errorDocument) {
        return with(name, event -> new InvocationResult(errorDocument, Optional.of("Unhandled")));
    }

    /** A function that fails with the given error a number of times before it succeeds. */
    FakeLambda failingTimes(String name, int times, String errorType) {
        CountDownLatch left = new CountDownLatch(times);
        return with(name, event -> {
            boolean fail = left.getCount() > 0;
            left.countDown();
            return fail
                    ? new InvocationResult("{\"errorType\":\"" + errorType + "\"}", Optional.of("Unhandled"))
                    : success("\"done\"");
        });
    }

    FakeLambda hanging(String name) {
        return with(name, event -> {
            new CountDownLatch(1).await();
            return success("null");
        });
    }

    FakeLambda with(String name, Function function) {
        functions.put(name, function);
        return this;
    }

    static InvocationResult success(String payload) {
        return new InvocationResult(payload, Optional.empty());
    }

    @Override
    public InvocationResult invoke(String function, String payload) throws InterruptedException {
        payloads.add(payload);
        Function known = functions.get(function.substring(function.indexOf(":function:") + ":function:".length()));
        if (known == null) {
            throw new LambdaServiceException("ResourceNotFoundException", 404, "Function not found: " + function);
        }
        return known.invoke(payload);
    }
}
