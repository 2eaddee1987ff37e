package io.filetransfer.slave;

/**
 * One part of a multipart copy.
 *
 * @param number the part's number, from 1
 * @param first the position of its first byte, from 0
 * @param last the position of its last byte
 */
record Part(int number, long first, long last) {

    /** Returns the bytes as {@code UploadPartCopy} wants them: both ends included. */
    String range() {
        return "bytes=" + first + "-" + last;
    }

    long size() {
        return last - first + 1;
    }
}
