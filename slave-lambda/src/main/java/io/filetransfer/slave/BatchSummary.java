package io.filetransfer.slave;

import java.util.List;

/**
 * The slave's answer for several files: {@code {"files_moved": 98, "files_already_moved": 1, "files_gone": 1}}.
 *
 * @param filesMoved files that this invocation moved
 * @param filesAlreadyMoved files that another invocation had moved
 * @param filesGone recorded files that neither zone has
 */
record BatchSummary(long filesMoved, long filesAlreadyMoved, long filesGone) {

    static BatchSummary of(List<MoveState> states) {
        return new BatchSummary(
                count(states, MoveState.Stage.MOVED),
                count(states, MoveState.Stage.ALREADY_MOVED),
                count(states, MoveState.Stage.GONE));
    }

    private static long count(List<MoveState> states, MoveState.Stage stage) {
        return states.stream().filter(state -> state.isIn(stage)).count();
    }
}
