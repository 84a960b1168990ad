package io.adtally.local.clickhouse.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A connection's database and settings; only what differs from the request before is changed. Not thread-safe. */
public final class Session {
    private static final String READONLY = "readonly";

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
        Set<String> touched = new TreeSet<>(settings.keySet());
        touched.addAll(newSettings.keySet());
        try {
            change(newSettings);
            settings = new TreeMap<>(newSettings);
        } catch (EngineException e) {
            reset(touched);
            throw e;
        }
    }

    private void change(Map<String, String> newSettings) throws EngineException {
        Map<String, String> old = new TreeMap<>(settings);
        if (old.remove(READONLY) != null) {
            run("SET " + READONLY + " = DEFAULT"); // as long as it holds, no other can be changed
        }
        List<String> changes = new ArrayList<>();
        for (String name : old.keySet()) {
            if (!newSettings.containsKey(name)) {
                changes.add(name + " = DEFAULT");
            }
        }
        for (Map.Entry<String, String> setting : newSettings.entrySet()) {
            if (!setting.getValue().equals(old.get(setting.getKey()))) {
                changes.add(setting.getKey() + " = " + literal(setting.getValue()));
            }
        }
        if (!changes.isEmpty()) {
            run("SET " + String.join(", ", changes));
        }
    }

    /** What a refused change left behind is unknown, so all is put back, one by one. */
    private void reset(Set<String> names) {
        settings = Map.of();
        for (String name : names) {
            try {
                run("SET " + name + " = DEFAULT");
            } catch (EngineException e) {
                // a name the engine does not know, so it never was set
            }
        }
    }

    private void run(String sql) throws EngineException {
        connection.query(sql.getBytes(StandardCharsets.UTF_8), "Null", Map.of()).close();
    }

    private static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
