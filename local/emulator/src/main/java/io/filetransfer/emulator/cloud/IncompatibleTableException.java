package io.filetransfer.emulator.cloud;

/** A table that an earlier run has left in the data folder cannot become what the template describes. */
public final class IncompatibleTableException extends RuntimeException {

    IncompatibleTableException(String table, String property, Object found, Object expected) {
        super("table %s of the data folder has %s %s, the template has %s: use another data folder"
                .formatted(table, property, found, expected));
    }
}
