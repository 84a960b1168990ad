package io.adtally.platform;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The control plane without a user interface. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(PlatformConfiguration.class)
class PlatformApplication {}
