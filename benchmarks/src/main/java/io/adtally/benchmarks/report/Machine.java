package io.adtally.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was measured on, for the record. */
final class Machine {
    private Machine() {}

    /** Processors, memory, Java and commit, one a line. */
    static void print() throws IOException, InterruptedException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .orElse("model name : unknown");
        System.out.println(cpu.substring(cpu.indexOf(':') + 2) + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, "
                + Files.readAllLines(Path.of("/proc/meminfo")).getFirst());
        System.out.println("Java " + Runtime.version() + ", load "
                + Files.readString(Path.of("/proc/loadavg")).strip());
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .redirectErrorStream(true)
                .start();
        System.out.println("commit " + new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        git.waitFor();
    }
}
