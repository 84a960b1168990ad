package io.adtally.local.launcher;

import io.adtally.topic.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what is in a Kafka topic. */
final class TopicCommand implements Command {
    private static final int SHOWN = 20;
    private static final int MOST_SHOWN = 100_000;

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public String summary() {
        return "show the last records of a Kafka topic";
    }

    @Override
    public String help() {
        return """
                ./adtally topic NAME [N]

                Shows the last N (%d) committed records, a line of JSON each, and nothing else on standard output.
                Topics: %s""".formatted(SHOWN, names());
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new UsageException("topic takes a name and, if wanted, how many records");
        }
        Topic topic = topic(arguments.getFirst());
        int count = arguments.size() == 2 ? count(arguments.get(1)) : SHOWN;
        new TopicReader(session.settings()).last(topic.topicName(), count).forEach(session.out()::println);
        return 0;
    }

    private static Topic topic(String name) {
        try {
            return Topic.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("there is no topic " + name);
        }
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0 && count <= MOST_SHOWN) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new UsageException("the number of records is within 1.." + MOST_SHOWN + ", not " + text);
    }

    private static String names() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.joining(", "));
    }
}
