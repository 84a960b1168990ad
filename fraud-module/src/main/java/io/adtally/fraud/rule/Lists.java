package io.adtally.fraud.rule;

import io.adtally.fraud.place.Networks;

/**
 * The lists that facts are looked up in. Immutable.
 *
 * @param userAgents declared crawlers and tools
 * @param blocklist known invalid sources
 * @param networks whose network an address lies in
 */
record Lists(UserAgentList userAgents, IpBlocklist blocklist, Networks networks) {}
