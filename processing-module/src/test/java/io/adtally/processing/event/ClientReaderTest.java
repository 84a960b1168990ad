package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientReaderTest {
    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) WEBKIT Chrome/141.0.0.0 Safari/537.36                      | desktop | Windows
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) WEBKIT Version/18.5 Safari/605.1.15                  | desktop | macOS
            Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0                               | desktop | Linux
            Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0                       | desktop | Linux
            Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) WEBKIT Chrome/141.0.0.0 Safari/537.36                       | desktop | ChromeOS
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) WEBKIT Version/18.5 Mobile/15E148             | mobile  | iOS
            Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) WEBKIT Version/17.6 Mobile/15E148 Safari/604.1         | tablet  | iOS
            Mozilla/5.0 (Linux; Android 10; K) WEBKIT Chrome/141.0.0.0 Mobile Safari/537.36                      | mobile  | Android
            Mozilla/5.0 (Linux; Android 13; SM-X906C) WEBKIT Chrome/141.0.0.0 Safari/537.36                      | tablet  | Android
            Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/UD1A)                                              | mobile  | Android
            Mozilla/5.0 (Linux; Android 11; BRAVIA 4K VH2) WEBKIT Chrome/141.0.0.0 Safari/537.36                 | tv      | Android
            Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) WEBKIT Version/7.0 TV Safari/537.36                         | tv      | other
            Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)                             | bot     | other
            Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) WEBKIT Chrome/141 Mobile (compatible; Googlebot/2.1)    | bot     | Android
            curl/8.9.1                                                                                           | bot     | other
            something that nobody has heard of                                                                   | other   | other
            """)
    void readsTheKindOfDeviceAndTheSystem(String userAgent, String device, String os) {
        String text = userAgent.replace(" WEBKIT ", WEBKIT);
        assertThat(ClientReader.shared().read(text)).isEqualTo(new Client(device, os));
        assertThat(ClientReader.shared().read(text)).as("again, from the cache").isEqualTo(new Client(device, os));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", ","})
    void nothingIsKnownWithoutAUserAgent(String userAgent) {
        assertThat(ClientReader.shared().read(userAgent)).isEqualTo(Client.UNKNOWN);
    }
}
