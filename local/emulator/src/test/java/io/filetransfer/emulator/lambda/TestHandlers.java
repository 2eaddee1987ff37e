package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Functions that run in execution environments: this file's classes see nothing but themselves and the runtime. */
public final class TestHandlers {

    private TestHandlers() {}

    /** Answers with the event. */
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            byte[] event = input.readAllBytes();
            context.getLogger().log("echo of " + event.length + " bytes\n");
            output.write(event);
        }
    }

    /** Does what the event, one word and an argument, says. */
    public static final class Obedient implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            String[] order =
                    new String(input.readAllBytes(), UTF_8).replace("\"", "").split(" ", 2);
            System.out.println("order " + order[0]);
            output.write(
                    obey(order[0], order.length > 1 ? order[1] : "", context).getBytes(UTF_8));
        }

        private static String obey(String order, String argument, Context context) throws IOException {
            return switch (order) {
                case "throw" -> throw new UnsupportedOperationException("I refuse");
                case "sleep" -> sleep(Long.parseLong(argument));
                case "exit" -> exit(Integer.parseInt(argument));
                case "pid" -> Long.toString(ProcessHandle.current().pid());
                case "huge" -> '"' + "x".repeat(Integer.parseInt(argument)) + '"';
                case "chatter" -> chatter(Integer.parseInt(argument));
                case "load" -> Boolean.toString(isLoadable(argument));
                case "append" -> append(Path.of(argument));
                case "context" -> quoted(context.getClientContext().getCustom().get("a"));
                case "temporary" -> quoted(System.getProperty("java.io.tmpdir"));
                default -> quoted(order);
            };
        }

        private static String sleep(long milliseconds) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return quoted("slept");
        }

        private static String exit(int status) {
            System.exit(status);
            return "";
        }

        private static String chatter(int lines) {
            for (int i = 0; i < lines; i++) {
                System.out.println("line " + i);
            }
            return quoted("done");
        }

        private static boolean isLoadable(String className) {
            try {
                Class.forName(className);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        private static String append(Path file) throws IOException {
            Files.writeString(file, "attempt\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            throw new IllegalStateException("attempted");
        }
    }

    /** Answers with its environment variables. */
    public static final class Variables implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            Map<String, String> variables = new TreeMap<>(System.getenv());
            variables.put("context.arn", context.getInvokedFunctionArn());
            variables.put("context.remaining", Integer.toString(context.getRemainingTimeInMillis()));
            variables.put("context.memory", Integer.toString(context.getMemoryLimitInMB()));
            variables.put("class.path", System.getProperty("java.class.path"));
            output.write(variables.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"))
                    .getBytes(UTF_8));
        }
    }

    /** Appends the event to the file that its variable {@code RECORDS} names. */
    public static final class Recorder implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            Files.writeString(
                    Path.of(System.getenv("RECORDS")),
                    new String(input.readAllBytes(), UTF_8) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            output.write(quoted("recorded").getBytes(UTF_8));
        }
    }

    /** Answers with what its hooks have seen. */
    public static final class Snapped implements RequestStreamHandler, Resource {

        private final List<String> seen = new ArrayList<>();

        /** Registers the hooks. */
        public Snapped() {
            Core.getGlobalContext().register(this);
        }

        @Override
        public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
            seen.add("checkpoint");
        }

        @Override
        public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
            seen.add("restore");
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            context.getLogger().log("seen " + seen, LogLevel.TRACE);
            output.write(quoted(String.join(",", seen)).getBytes(UTF_8));
        }
    }

    /** Fails while it is constructed. */
    public static final class Unconstructible implements RequestStreamHandler {

        /** Always throws. */
        public Unconstructible() {
            throw new IllegalArgumentException("no such setting");
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            throw new AssertionError("never constructed");
        }
    }

    /** Ends the process while it is constructed. */
    public static final class Quitter implements RequestStreamHandler {

        /** Always exits. */
        public Quitter() {
            System.exit(7);
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            throw new AssertionError("never constructed");
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
