package io.filetransfer.emulator.s3.store;

/**
 * What tells a version's bytes from others.
 *
 * @param etag the entity tag without its quotes
 * @param checksum the checksum, null for none
 */
public record Digests(String etag, Checksum checksum) {}
