package io.filetransfer.emulator.iam;

/** It is not known which permissions an operation needs. */
public final class UnknownOperationException extends Exception {

    private final String operation;

    /** Creates the exception for an operation, such as {@code dynamodb:TransactWriteItems}. */
    public UnknownOperationException(String operation) {
        super(operation);
        this.operation = operation;
    }

    String operation() {
        return operation;
    }
}
