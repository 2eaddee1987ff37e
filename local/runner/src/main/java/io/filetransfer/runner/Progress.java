package io.filetransfer.runner;

import java.util.List;

/** Shows how far a transfer is. */
interface Progress extends AutoCloseable {

    /**
     * Shows the present state.
     *
     * @param filesMoved files that have left the source zone
     * @param branches the state that each branch of the machine is in
     */
    void show(long filesMoved, List<String> branches);

    @Override
    void close();
}
