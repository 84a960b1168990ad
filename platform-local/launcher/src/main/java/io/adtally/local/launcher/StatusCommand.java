package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the parts. */
final class StatusCommand implements Command {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "list the parts: up, starting, down or failed, and where";
    }

    @Override
    public String help() {
        return """
                ./adtally status [--json]

                Lists each part with its state, process id and address. A part that has failed ended itself, because going
                on would make things worse, and is not started again: its log says why and what to do.

                  --json  {"parts":[{"name","state":"up|starting|down|failed","pid","url"}]}""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        boolean json = arguments.equals(List.of("--json"));
        if (!json && !arguments.isEmpty()) {
            throw new UsageException("status knows only --json");
        }
        List<ProcessStatus> parts = parts(session);
        session.out().print(json ? json(parts) + "\n" : table(parts));
        return 0;
    }

    private static List<ProcessStatus> parts(Session session) throws IOException {
        Optional<PlatformState> state = session.state();
        if (state.isPresent()) {
            boolean supervised = state.get().supervisorRuns();
            return state.get().parts().stream()
                    .map(part -> now(part, supervised))
                    .toList();
        }
        List<ProcessStatus> down = new ArrayList<>();
        Ports ports = Ports.from(session.environment());
        Map<String, String> settings = Settings.of(ports, new Credentials(Map.of()), 1, session.environment());
        Wiring wiring = new Wiring(session.checkout(), settings, ports, 1, session.partData(), session.logs());
        for (Part part : Part.values()) {
            down.add(new ProcessStatus(part.partName(), ProcessState.DOWN, 0, 0, wiring.url(part)));
        }
        return down;
    }

    /** What was written down may be half a second old, or of a supervising process that is gone. */
    private static ProcessStatus now(ProcessStatus part, boolean supervised) {
        if (part.pid() == 0 || PlatformState.handle(part).isPresent()) {
            return supervised || part.pid() != 0 ? part : down(part, ProcessState.DOWN);
        }
        return down(part, supervised ? ProcessState.STARTING : ProcessState.DOWN);
    }

    private static ProcessStatus down(ProcessStatus part, ProcessState state) {
        return new ProcessStatus(part.name(), state, 0, 0, part.url());
    }

    static String json(List<ProcessStatus> parts) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode array = root.putArray("parts");
        for (ProcessStatus part : parts) {
            ObjectNode node = array.addObject();
            node.put("name", part.name()).put("state", part.state().word());
            if (part.pid() == 0) {
                node.putNull("pid");
            } else {
                node.put("pid", part.pid());
            }
            if (part.url().isEmpty()) {
                node.putNull("url");
            } else {
                node.put("url", part.url());
            }
        }
        return JSON.writeValueAsString(root);
    }

    static String table(List<ProcessStatus> parts) {
        StringBuilder table = new StringBuilder("%-12s %-9s %8s  %s%n".formatted("PART", "STATE", "PID", "URL"));
        for (ProcessStatus part : parts) {
            String pid = part.pid() == 0 ? "-" : Long.toString(part.pid());
            table.append(
                    "%-12s %-9s %8s  %s%n".formatted(part.name(), part.state().word(), pid, part.url()));
        }
        parts.stream()
                .filter(part -> part.state() == ProcessState.FAILED)
                .forEach(part -> table.append(
                        "%n%s has stopped for good; the end of ./adtally logs %1$s says why and what to do%n"
                                .formatted(part.name())));
        return table.toString();
    }
}
