package io.adtally.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=UTF-8",
                "application/json ; Charset=\"utf-8\"; x=y",
                "text/plain;charset=UTF-8",
                "text/plain; charset=us-ascii",
                "application/x-www-form-urlencoded"
            })
    void takesWhatBrowsersAndServersSend(String contentType) {
        assertThat(MediaType.isJson(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "application/xml",
                "application/jsonp",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "text/plain;charset=utf-16",
                "text/html"
            })
    void takesNothingElse(String contentType) {
        assertThat(MediaType.isJson(contentType)).isFalse();
    }
}
