package io.filetransfer.slave.move;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers HTTP requests with what a test lines up for each method, and keeps the requests. */
final class ScriptedS3 implements HttpHandler {

    private final Map<String, Deque<Answer>> next = new ConcurrentHashMap<>();
    private final Map<String, Answer> always = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Pause pause = request -> {};

    /** Lines up one answer; headers are names and values in turn. */
    ScriptedS3 answer(String method, int status, String body, String... headers) {
        next.computeIfAbsent(method, name -> new ArrayDeque<>()).add(new Answer(status, body, List.of(headers)));
        return this;
    }

    /** Sets the answer for when none is lined up. */
    ScriptedS3 always(String method, int status, String body) {
        always.put(method, new Answer(status, body, List.of()));
        return this;
    }

    /** Sets what happens before a request is answered. */
    void onRequest(Pause newPause) {
        pause = newPause;
    }

    /** Returns the requests: method and address, headers line by line, body. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            StringBuilder request =
                    new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
            exchange.getRequestHeaders()
                    .forEach((name, values) -> request.append(shown(name))
                            .append(": ")
                            .append(values.getFirst())
                            .append('\n'));
            request.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request.toString());
            pause.await(request.toString());
            send(exchange, answer(exchange.getRequestMethod()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server writes the first letter of a name in upper case. */
    private static String shown(String name) {
        return name.startsWith("X-amz") ? "x" + name.substring(1) : name;
    }

    private synchronized Answer answer(String method) {
        Deque<Answer> answers = next.getOrDefault(method, new ArrayDeque<>());
        Answer answer = answers.isEmpty() ? always.get(method) : answers.remove();
        if (answer == null) {
            throw new IllegalStateException("no answer to " + method);
        }
        return answer;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        for (int i = 0; i < answer.headers().size(); i += 2) {
            exchange.getResponseHeaders()
                    .set(answer.headers().get(i), answer.headers().get(i + 1));
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** What happens before a request is answered. */
    interface Pause {
        void await(String request) throws InterruptedException;
    }

    private record Answer(int status, String body, List<String> headers) {}
}
