package io.filetransfer.common.priming;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers requests from a table of answers. It never opens a connection. */
final class CannedHttpClient implements SdkHttpClient {

    private static final int OK = 200;

    private final Map<String, String> answers;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /**
     * Creates the client.
     *
     * @param answers the bodies of its answers, by call
     */
    CannedHttpClient(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
    }

    /** Returns the calls so far: operations as {@code BatchWriteItem} where a header names them, otherwise HTTP methods. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return answer(name(request.httpRequest()));
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private HttpExecuteResponse answer(String call) {
        calls.add(call);
        String body = answers.get(call);
        if (body == null) {
            throw new IllegalStateException("no answer to " + call);
        }
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(OK).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private static String name(SdkHttpRequest request) {
        return request.firstMatchingHeader("X-Amz-Target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .orElseGet(() -> request.method().name());
    }
}
