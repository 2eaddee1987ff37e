package io.filetransfer.emulator.lambda;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The cache beside a function's jar that holds its classes loaded and linked: with it a JVM starts in a third of the processor time. The
 * build makes the caches, by a transfer whose environments are asked to end instead of being killed. A JVM passes over a cache of another
 * class path, so that one that is too old costs time and nothing else.
 *
 * @param options what the JVM is told of it
 * @param mainJar the jar of {@link EnvironmentMain}, beside the cache: the class path of each run has to be that of the first
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
record AotCache(List<String> options, Path mainJar) {

    private static final boolean TO_BE_MADE = Boolean.getBoolean("io.filetransfer.emulator.lambda.makeAotCaches");

    /**
     * Finds the cache of a jar.
     *
     * @param jar the function's code
     * @param mainJar the jar of {@link EnvironmentMain} for whoever has no cache
     */
    static AotCache of(Path jar, Path mainJar) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        Path cache = jar.resolveSibling(name + ".aot");
        Path besideCache = jar.resolveSibling(name + "-aot-main.jar");
        if (TO_BE_MADE) {
            return new AotCache(
                    List.of("-XX:AOTCacheOutput=" + cache), Files.copy(mainJar, besideCache, REPLACE_EXISTING));
        }
        return Files.exists(cache)
                ? new AotCache(List.of("-XX:AOTCache=" + cache), besideCache)
                : new AotCache(List.of(), mainJar);
    }

    /** Ends an environment. */
    static void end(ProcessHandle process) {
        if (TO_BE_MADE) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
    }
}
