package io.filetransfer.emulator.s3;

import java.nio.file.Path;

/** Where a server under test keeps its objects. */
enum Keeping {
    IN_MEMORY {
        @Override
        EmbeddedS3 open(Path folder) {
            return EmbeddedS3.inMemory();
        }
    },
    IN_FOLDER {
        @Override
        EmbeddedS3 open(Path folder) {
            return EmbeddedS3.inFolder(folder);
        }
    };

    abstract EmbeddedS3 open(Path folder);
}
