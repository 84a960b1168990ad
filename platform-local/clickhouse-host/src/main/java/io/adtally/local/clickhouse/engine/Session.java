package io.adtally.local.clickhouse.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A connection's database and settings; only what differs from the request before is changed. Not thread-safe. */
public final class Session {
    private final Connection connection;
    private String database = "";
    private Map<String, String> settings = Map.of();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Makes the next statement run in this database with these settings and no others. */
    public void apply(String newDatabase, Map<String, String> newSettings) throws EngineException {
        if (!newDatabase.equals(database)) {
            run("USE `" + newDatabase.replace("\\", "\\\\").replace("`", "\\`") + "`");
            database = newDatabase;
        }
        if (newSettings.equals(settings)) {
            return;
        }
        List<String> changes = new ArrayList<>();
        for (String name : settings.keySet()) {
            if (!newSettings.containsKey(name)) {
                changes.add(name + " = DEFAULT");
            }
        }
        for (Map.Entry<String, String> setting : newSettings.entrySet()) {
            if (!setting.getValue().equals(settings.get(setting.getKey()))) {
                changes.add(setting.getKey() + " = " + literal(setting.getValue()));
            }
        }
        run("SET " + String.join(", ", changes)); // one statement: a refused one changes nothing
        settings = new TreeMap<>(newSettings);
    }

    private void run(String sql) throws EngineException {
        var unused = connection.query(sql.getBytes(StandardCharsets.UTF_8), "Null", Map.of());
    }

    private static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
