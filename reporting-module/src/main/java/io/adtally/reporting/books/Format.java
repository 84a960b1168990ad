package io.adtally.reporting.books;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How ClickHouse itself writes an answer. */
public enum Format {
    CSV("CSVWithNames", "text/csv", "csv"),
    ARROW("Arrow", "application/vnd.apache.arrow.file", "arrow"),
    PARQUET("Parquet", "application/vnd.apache.parquet", "parquet");

    private final String storeName;
    private final String mediaType;
    private final String extension;

    Format(String storeName, String mediaType, String extension) {
        this.storeName = storeName;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String storeName() {
        return storeName;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of files, without the dot. */
    public String extension() {
        return extension;
    }

    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether times are text with the zone's offset; other formats have a type for times. */
    public boolean isText() {
        return this == CSV;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Format::parameter).toList();
    }
}
