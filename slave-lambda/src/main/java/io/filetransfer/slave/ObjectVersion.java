package io.filetransfer.slave;

/**
 * What is known of one version of an object.
 *
 * @param etag its entity tag, which conditions pin
 * @param size its length in bytes; null when unknown
 */
record ObjectVersion(String etag, Long size) {

    boolean isLargerThan(long bytes) {
        return size != null && size > bytes;
    }
}
