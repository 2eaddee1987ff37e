package io.filetransfer.emulator.s3;

import java.nio.ByteBuffer;
import software.amazon.awssdk.checksums.SdkChecksum;

/**
 * The checksum that S3 keeps by default.
 *
 * @see <a href="https://reveng.sourceforge.io/crc-catalogue/17plus.htm#crc.cat.crc-64-nvme">CRC-64/NVME</a>
 */
final class Crc64Nvme implements SdkChecksum {

    private static final long REFLECTED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final long[] TABLE = table();

    private long inverted = -1;

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long value = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ REFLECTED_POLYNOMIAL;
            }
            table[i] = value;
        }
        return table;
    }

    @Override
    public void update(int octet) {
        inverted = TABLE[(int) (inverted ^ octet) & 0xFF] ^ inverted >>> Byte.SIZE;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~inverted;
    }

    @Override
    public byte[] getChecksumBytes() {
        return ByteBuffer.allocate(Long.BYTES).putLong(getValue()).array();
    }

    @Override
    public void reset() {
        inverted = -1;
    }

    @Override
    public void mark(int readLimit) {
        throw new UnsupportedOperationException("nobody reads twice");
    }
}
