package io.filetransfer.emulator.s3.store;

import java.util.List;

/**
 * One page of a listing.
 *
 * @param objects the keys listed themselves, in order
 * @param prefixes what other keys were rolled up to, in order
 * @param next what the next page comes after; null on the last page
 */
public record ListingPage(List<StoredObject> objects, List<String> prefixes, String next) {}
