package io.filetransfer.status;

import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SourceZone;

/** Decides whether the transfer is complete: nothing awaited is left in the source zone and every recorded file is completed. */
final class CompletenessCheck {

    private final SourceZone zone;
    private final RecordedFiles table;

    CompletenessCheck(SourceZone zone, RecordedFiles table) {
        this.zone = zone;
        this.table = table;
    }

    /**
     * Checks the zone, then the table.
     *
     * @throws FileTransferIncompleteException saying how many files are left and naming the first ones
     */
    void requireComplete() {
        requireEmptyZone();
        requireCompletedItems();
    }

    private void requireEmptyZone() {
        UnfinishedFiles left = new UnfinishedFiles();
        zone.awaitedFiles().forEach(file -> left.add(file.key()));
        if (left.count() > 0) {
            throw new FileTransferIncompleteException(
                    "files left under %s: %d (%s)".formatted(zone, left.count(), left));
        }
    }

    private void requireCompletedItems() {
        UnfinishedFiles unfinished = new UnfinishedFiles();
        table.firstUnfinished().forEach(unfinished::add);
        if (unfinished.count() > 0) {
            throw new FileTransferIncompleteException(
                    "recorded files not completed: at least %d (%s)".formatted(unfinished.count(), unfinished));
        }
    }
}
