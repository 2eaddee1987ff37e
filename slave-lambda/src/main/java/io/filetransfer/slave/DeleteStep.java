package io.filetransfer.slave;

import io.filetransfer.common.Parallel;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** The second half of a round: deletes the sources of what is copied. */
final class DeleteStep {

    private final SingleDelete single;
    private final BatchDelete batch;
    private final Parallel parallel;

    DeleteStep(S3Client s3, Parallel parallel) {
        this.single = new SingleDelete(s3);
        this.batch = new BatchDelete(s3, single);
        this.parallel = parallel;
    }

    /** Returns the states reached. */
    List<MoveState> delete(List<MoveState> copied) {
        List<MoveState> together =
                copied.stream().filter(DeleteStep::isListable).toList();
        if (together.size() < 2) {
            return parallel.map(copied, single::delete);
        }
        List<MoveState> alone =
                copied.stream().filter(state -> !isListable(state)).toList();
        return Stream.concat(batch.delete(together).stream(), parallel.map(alone, single::delete).stream())
                .toList();
    }

    /** DeleteObjects lists keys in XML, which cannot hold control characters; one such key would fail the whole call. */
    private static boolean isListable(MoveState state) {
        return state.move().source().key().chars().noneMatch(c -> Character.isISOControl(c) || c >= '\uFFFE');
    }
}
