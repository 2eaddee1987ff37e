package io.filetransfer.runner;

import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A file to upload.
 *
 * @param path its path below the source prefix, separated by slashes
 * @param size its length in bytes
 * @param content makes its bytes
 */
record InputFile(String path, long size, Supplier<RequestBody> content) {}
