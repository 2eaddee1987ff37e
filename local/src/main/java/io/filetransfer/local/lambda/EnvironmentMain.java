package io.filetransfer.local.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;

/**
 * The main class of an execution environment: the Runtime Interface Client, and a watch on the process that started it.
 *
 * <p>A function in the middle of an invocation would outlive a parent that was killed. The parent holds the other end of
 * standard input, so its end, however it comes, ends this process too. This class runs without the rest of the module
 * on its class path.
 */
public final class EnvironmentMain {

    private EnvironmentMain() {}

    /**
     * Runs the Runtime Interface Client.
     *
     * @param arguments the handler
     * @throws Throwable what the Runtime Interface Client throws
     */
    public static void main(String[] arguments) throws Throwable {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread watch = new Thread(() -> exitWith(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        AWSLambda.main(arguments);
    }

    private static void exitWith(InputStream parent) {
        try {
            parent.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            System.err.println("Lost the process that started this environment: " + e.getMessage());
        }
        Runtime.getRuntime().halt(1);
    }
}
