package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CloseTest {

    @TempDir
    Path workDirectory;

    @Test
    void close_functionRuns_endsItsProcessAndItsCallerAndRemovesItsFolder() throws Exception {
        TestLambda lambda = lambda(workDirectory);
        LambdaService service = lambda.service();
        long pid = Long.parseLong(service.invoke("obedient", "\"pid\"").payload());
        CompletableFuture<InvocationResult> call = CompletableFuture.supplyAsync(() -> invoke(service));

        lambda.close();
        service.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(workDirectory.resolve("environments")).doesNotExist();
        assertThat(workDirectory.resolve("logs/obedient")).isNotEmptyDirectory();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(5, TimeUnit.SECONDS))
                .withCauseInstanceOf(LambdaServiceException.class);
        assertThatThrownBy(() -> service.invoke("obedient", "1")).isInstanceOf(LambdaServiceException.class);
    }

    @Test
    void environment_parentIsKilled_endsInTheMiddleOfAnInvocation() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CloseTest.class.getName(),
                        workDirectory.toString())
                .redirectErrorStream(true)
                .start();
        ProcessHandle environment =
                ProcessHandle.of(firstNumber(parent.inputReader())).orElseThrow();

        parent.destroyForcibly();

        assertThat(environment.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** The parent that is killed: starts a function, tells its process id, and has it sleep. */
    public static void main(String[] arguments) throws InterruptedException {
        LambdaService service = lambda(Path.of(arguments[0])).service();
        System.out.println(service.invoke("obedient", "\"pid\"").payload());
        service.invoke("obedient", "\"sleep 60000\"");
    }

    private static TestLambda lambda(Path workDirectory) {
        return new TestLambda(
                workDirectory,
                1,
                List.of(TestLambda.function("obedient", TestHandlers.Obedient.class, Duration.ofMinutes(2))));
    }

    private static InvocationResult invoke(LambdaService service) {
        try {
            return service.invoke("obedient", "\"sleep 60000\"");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long firstNumber(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (!line.matches("\\d+")) {
            line = output.readLine();
        }
        return Long.parseLong(line);
    }
}
