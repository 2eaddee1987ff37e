/**
 * Buckets of objects with S3's own semantics: sorted keys, conditions that hold atomically, objects that appear whole or
 * not at all. Knows nothing of HTTP; the bytes are kept by a {@link io.filetransfer.emulator.s3.store.Storage}.
 */
package io.filetransfer.emulator.s3.store;
