package io.adtally.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A number for each {@link Port}. Immutable. */
final class Ports {
    /** A broker's neighbours in a cluster are this far apart; each has its controller on the port above its own. */
    static final int BROKER_STEP = 100;

    // Below the range from which systems take the ports of outgoing connections.
    private static final int FREE_FROM = 20_000;
    private static final int FREE_TO = 32_000;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /** The standard ports, moved where the environment says so; IllegalArgumentException if it says nonsense. */
    static Ports from(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String moved = environment.get(port.variable());
            numbers.put(port, moved == null || moved.isBlank() ? port.standard() : number(port, moved));
        }
        return new Ports(numbers);
    }

    /** Ports nobody listens on at the moment. */
    static Ports free() {
        Random random = new Random();
        Set<Integer> used = new HashSet<>();
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int number;
            do {
                number = random.nextInt(FREE_FROM, FREE_TO);
            } while (used.contains(number) || used.contains(number + 1) || !isFree(number) || !isFree(number + 1));
            used.addAll(List.of(number, number + 1));
            numbers.put(port, number);
        }
        return new Ports(numbers);
    }

    int number(Port port) {
        return numbers.getOrDefault(port, port.standard());
    }

    /** All numbers behind one port: for Kafka also those of further brokers and the controllers. */
    List<Integer> numbers(Port port, int brokers) {
        int first = number(port);
        if (port != Port.KAFKA) {
            return List.of(first);
        }
        return IntStream.range(0, brokers)
                .boxed()
                .flatMap(i -> Stream.of(first + i * BROKER_STEP, first + i * BROKER_STEP + 1))
                .toList();
    }

    static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int number(Port port, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number < 65_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(port.variable() + " is a port within 1..64999, not " + text);
    }
}
