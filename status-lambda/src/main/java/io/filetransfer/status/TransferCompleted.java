package io.filetransfer.status;

/**
 * The output that ends the activity task, and status' own answer: {@code {"message": "File Transfer Completed"}}.
 *
 * @param message what a person reads in the execution's output
 */
record TransferCompleted(String message) {

    static final TransferCompleted INSTANCE = new TransferCompleted("File Transfer Completed");
}
