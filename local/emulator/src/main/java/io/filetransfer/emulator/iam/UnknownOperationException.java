package io.filetransfer.emulator.iam;

/** It is not known which permissions an operation needs. The message is the operation, such as {@code dynamodb:TransactWriteItems}. */
public final class UnknownOperationException extends Exception {

    public UnknownOperationException(String operation) {
        super(operation);
    }
}
