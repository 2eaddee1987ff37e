package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceListTest {

    @Test
    void load_everyPrice_hasADateAndASource() throws IOException {
        PriceList list = PriceList.load();

        assertThat(LocalDate.parse(list.date())).isNotNull();
        assertThat(list.prices().s3Write()).isEqualTo(0.000005);
        try (InputStream file = PriceList.class.getResourceAsStream("list-prices.json")) {
            JsonNode prices = new ObjectMapper().readTree(file).path("prices");
            assertThat(prices)
                    .hasSize(7)
                    .allSatisfy(
                            price -> assertThat(price.path("source").asText()).startsWith("https://aws.amazon.com/"));
        }
    }
}
