package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.runner.Input.InputFile;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class HeapRoomTest {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    void require_filesAndTheirCopiesFit_passes() {
        assertThatCode(() -> new HeapRoom(6 * GIBIBYTE).require(input(GIBIBYTE, GIBIBYTE / 2, GIBIBYTE), 1))
                .doesNotThrowAnyException();
    }

    @Test
    void require_copiesDoNotFit_saysWhatDoes() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> new HeapRoom(6 * GIBIBYTE).require(input(2 * GIBIBYTE), 4))
                .withMessage("1 files of 2,147,483,648 bytes in all need a heap of 6,273 MiB, and it has 6,144 MiB:"
                        + " take fewer or smaller ones, or set JDK_JAVA_OPTIONS=-Xmx6900m");
    }

    private static Input input(long... sizes) {
        List<InputFile> files = LongStream.of(sizes)
                .mapToObj(size -> new InputFile("a.csv", size, RequestBody::empty))
                .toList();
        return new Input(files, List.of());
    }
}
