package io.filetransfer.common.tables;

import io.filetransfer.common.config.SettingsReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * For how long the status table keeps an item ({@code RETENTION_DAYS}): DynamoDB deletes items some time after the moment that
 * {@code expires_at} names, in seconds since 1970.
 *
 * @param days the days; 0 to keep items for ever
 * @param clock tells the time
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">time to live</a>
 */
public record ItemRetention(long days, InstantSource clock) {

    /** Attribute that DynamoDB's time to live goes by. */
    public static final String EXPIRES_AT = "expires_at";

    private static final long MAX_DAYS = 9999;

    /**
     * Reads the setting; problems stay with the reader.
     *
     * @param reader the environment, and where problems are collected
     * @return the retention, usable once the reader has no problem to report
     */
    public static ItemRetention read(SettingsReader reader) {
        return new ItemRetention(reader.requiredNumber("RETENTION_DAYS", 0, MAX_DAYS), InstantSource.system());
    }

    /** Returns when an item that is written now expires; empty when it never does. */
    Optional<AttributeValue> expiry() {
        return days == 0 ? Optional.empty() : Optional.of(after(Duration.ofDays(days), clock));
    }

    /** Returns the attribute of an item that expires. */
    Map<String, AttributeValue> attribute() {
        return expiry().map(value -> Map.of(EXPIRES_AT, value)).orElse(Map.of());
    }

    static AttributeValue after(Duration lifetime, InstantSource clock) {
        return AttributeValue.fromN(Long.toString(clock.instant().plus(lifetime).getEpochSecond()));
    }
}
