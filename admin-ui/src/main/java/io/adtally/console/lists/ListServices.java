package io.adtally.console.lists;

import io.adtally.platform.blocklist.Imports;
import io.adtally.platform.blocklist.ListLookup;
import io.adtally.platform.blocklist.Lists;
import io.adtally.platform.force.Force;

/** What the panels of the lists work with. */
record ListServices(Lists lists, Imports imports, ListLookup lookup, Force force) {}
