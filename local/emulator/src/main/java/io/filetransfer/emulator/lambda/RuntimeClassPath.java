package io.filetransfer.emulator.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The class path of an execution environment: the Runtime Interface Client, exactly what it needs, and the function's
 * jar. Nothing else that this process has on its own class path is visible to functions.
 */
final class RuntimeClassPath {

    private final String runtime;

    /** @param folder where the jar that holds {@link EnvironmentMain} alone is written */
    RuntimeClassPath(Path folder) throws IOException {
        Stream<Path> libraries = Stream.of(
                        AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(RuntimeClassPath::location);
        runtime = Stream.concat(Stream.of(mainJar(folder.resolve("environment-main.jar"))), libraries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the class path for a function's jar. */
    String forCode(Path jar) {
        return runtime + File.pathSeparator + jar.toAbsolutePath();
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where " + type + " was loaded from", e);
        }
    }

    private static Path mainJar(Path jar) throws IOException {
        String name = EnvironmentMain.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(EnvironmentMain.class.getResourceAsStream("/" + name));
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
        }
        return jar;
    }
}
