package io.adtally.platform.apikey;

/** In this transaction a key was made or its end was moved. */
record ApiKeysChanged() {}
