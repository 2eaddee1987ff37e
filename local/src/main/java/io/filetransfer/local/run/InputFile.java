package io.filetransfer.local.run;

import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A file to upload.
 *
 * @param path its path below the source prefix, separated by slashes
 * @param content its bytes
 */
record InputFile(String path, RequestBody content) {}
