package io.adtally.local.traffic;

/** Builds one flat JSON object; values are plain ASCII without anything to escape. Not thread-safe, reused. */
final class Json {
    private final StringBuilder text = new StringBuilder(512);

    Json start() {
        text.setLength(0);
        text.append('{');
        return this;
    }

    /** Adds a text; an empty one is left out. */
    Json text(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            text.append('"').append(value).append('"');
        }
        return this;
    }

    Json number(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Adds something that is JSON already. */
    Json raw(String name, String value) {
        name(name);
        text.append(value);
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append('"').append(name).append("\":");
    }
}
