package io.filetransfer.emulator.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The main class of an execution environment: the Runtime Interface Client, and what it needs here but not on Lambda.
 * This class runs without the rest of the module on its class path.
 *
 * <p>A function in the middle of an invocation would outlive a parent that was killed. The parent holds the other end of
 * standard input, so its end, however it comes, ends this process too.
 *
 * <p>The Runtime Interface Client unpacks its native library to one fixed file. A JVM that starts would overwrite the
 * file under the feet of the others, which then crash; so each loads the copies that the parent has unpacked once.
 */
public final class EnvironmentMain {

    /** The system property that lists the native libraries, of which the first that fits the platform is loaded. */
    static final String LIBRARIES = "io.filetransfer.emulator.lambda.libraries";

    private static final String RUNTIME_INTERFACE_CLIENT_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

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
        Thread watch = new Thread(() -> endWith(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        loadFirst(System.getProperty(LIBRARIES).split(File.pathSeparator, -1));
        AWSLambda.main(arguments);
    }

    private static void loadFirst(String... libraries) {
        for (String library : libraries) {
            if (loads(library)) {
                System.setProperty(RUNTIME_INTERFACE_CLIENT_LIBRARY, library);
                return;
            }
        }
    }

    @SuppressWarnings("restricted")
    private static boolean loads(String library) {
        try {
            System.load(library);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("Lost the process that started this environment: " + e.getMessage());
        }
        Runtime.getRuntime().halt(1);
    }
}
