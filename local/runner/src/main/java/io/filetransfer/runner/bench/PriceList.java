package io.filetransfer.runner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.common.advice.ListPrices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The list prices that dollars are computed with, from {@code list-prices.json}, which names the source of each.
 *
 * @param date the day on which they were the list prices
 * @param region the region that they are for
 * @param prices the prices
 */
record PriceList(String date, String region, ListPrices prices) {

    private static final String FILE = "list-prices.json";

    static PriceList load() {
        try (InputStream file = PriceList.class.getResourceAsStream(FILE)) {
            JsonNode list = new ObjectMapper().readTree(file);
            JsonNode prices = list.path("prices");
            return new PriceList(
                    list.path("date").asText(),
                    list.path("region").asText(),
                    new ListPrices(
                            price(prices, "s3Write"),
                            price(prices, "s3Read"),
                            price(prices, "tableWriteUnit"),
                            price(prices, "tableReadUnit"),
                            price(prices, "lambdaRequest"),
                            price(prices, "lambdaGigabyteSecond"),
                            price(prices, "stateTransition")));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static double price(JsonNode prices, String name) {
        JsonNode price = prices.required(name);
        return price.required("dollars").asDouble() / price.required("per").asLong();
    }
}
