package io.filetransfer.emulator.s3;

import java.util.Comparator;

/**
 * Orders keys as S3 lists them, by their bytes in UTF-8. Java's own order differs where a character beyond U+FFFF meets one from U+E000
 * to U+FFFF.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html">listing object keys</a>
 */
enum KeyOrder implements Comparator<String> {
    UTF_8_BYTES;

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return compare(left.charAt(i), right.charAt(i));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compare(char left, char right) {
        boolean leftIsHigher = Character.isSurrogate(left);
        boolean rightIsHigher = Character.isSurrogate(right);
        return leftIsHigher == rightIsHigher
                ? Character.compare(left, right)
                : Boolean.compare(leftIsHigher, rightIsHigher);
    }
}
