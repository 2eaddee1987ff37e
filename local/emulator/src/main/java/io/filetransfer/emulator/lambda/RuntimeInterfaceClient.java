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
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The Runtime Interface Client as execution environments load it: its class path, and its native libraries unpacked.
 *
 * @param mainJar {@link EnvironmentMain}
 * @param jars the client and exactly what it needs: nothing else of this process's own class path is visible to functions
 */
record RuntimeInterfaceClient(Path mainJar, List<Path> jars, List<Path> libraries) {

    private static final List<String> PLATFORMS =
            List.of("linux-x86_64", "linux-aarch_64", "linux_musl-x86_64", "linux_musl-aarch_64");

    /** Unpacks the client's parts into a folder. */
    static RuntimeInterfaceClient in(Path folder) throws IOException {
        Stream<Path> jars = Stream.of(
                        AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(RuntimeInterfaceClient::location);
        Path mainJar = folder.resolve("environment-main.jar");
        writeMainJar(mainJar);
        for (String platform : PLATFORMS) {
            unpack(library(platform), folder);
        }
        return new RuntimeInterfaceClient(
                mainJar,
                jars.toList(),
                PLATFORMS.stream()
                        .map(platform -> folder.resolve(library(platform)))
                        .toList());
    }

    /** Returns the class path for a function's jar, with {@link EnvironmentMain} in a jar of the caller's choice. */
    String classPath(Path main, Path jar) {
        return main + File.pathSeparator + joined(jars) + File.pathSeparator + jar.toAbsolutePath();
    }

    /** Returns the JVM option that tells {@link EnvironmentMain} where the native libraries are. */
    String libraryOption() {
        return "-D" + EnvironmentMain.LIBRARIES + "=" + joined(libraries);
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where " + type + " was loaded from", e);
        }
    }

    /** {@link EnvironmentMain} gets a jar of its own, so that no other class of this module comes with it. */
    private static void writeMainJar(Path jar) throws IOException {
        String name = EnvironmentMain.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(EnvironmentMain.class.getResourceAsStream("/" + name));
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
        }
    }

    private static String library(String platform) {
        return "libaws-lambda-jni." + platform + ".so";
    }

    private static void unpack(String library, Path folder) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(AWSLambda.class.getResourceAsStream("/jni/" + library))) {
            Files.copy(bytes, folder.resolve(library));
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
