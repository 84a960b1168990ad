package io.adtally.processing.control;

import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.control.ModelPublished;
import io.adtally.control.RulesPublished;
import io.adtally.fraud.place.ListedDataCentres;
import io.adtally.fraud.place.ListedOperators;
import io.adtally.fraud.place.Networks;
import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.rule.InvalidRuleSetException;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.RuleSet;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.rule.UserAgentList;
import io.adtally.fraud.verdict.Thresholds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a control message into the policy that is in force after it. For one thread. */
final class PolicyUpdates {
    private static final int LONGEST_ENTRY = 500;
    private static final int MOST_ENTRIES = 20_000;

    private final Rules base;
    private final ListSnapshots lists;
    private final AddressLists addresses;
    private Networks operators;
    private @Nullable IpBlocklist dataCentres;

    /** @param base the lists that published ones are added to */
    PolicyUpdates(Rules base, ListSnapshots lists) {
        this.base = base;
        this.lists = lists;
        this.addresses = new AddressLists(lists);
        this.operators = base.networks();
    }

    /**
     * The policy with what the message says.
     *
     * @throws RefusedException if the message cannot be applied; other exceptions may pass
     * @throws IOException if a list or model could not be read to its end
     */
    Policy apply(ControlMessage message, Policy policy) throws RefusedException, IOException {
        String subject = message.getSubject();
        return switch (subject) {
            case ControlSubject.THRESHOLDS ->
                policy.with(thresholds(message.getVersion(), body(message, io.adtally.control.Thresholds.class)));
            case ControlSubject.RULES -> policy.with(policy.rules().withRuleSet(ruleSet(message)));
            case ControlSubject.IP_LIST ->
                policy.with(policy.rules().withBlocklist(addresses(message, base.blocklist())));
            case ControlSubject.DATA_CENTRE_LIST -> {
                dataCentres = addresses(message, IpBlocklist.empty());
                yield policy.with(policy.rules().withNetworks(networks()));
            }
            case ControlSubject.OPERATOR_LIST -> {
                operators = operators(message);
                yield policy.with(policy.rules().withNetworks(networks()));
            }
            case ControlSubject.USER_AGENT_LIST -> policy.with(policy.rules().withUserAgents(userAgents(message)));
            case ControlSubject.CHAMPION -> policy.withChampion(ModelBundles.read(body(message, ModelPublished.class)));
            case ControlSubject.CHALLENGER ->
                policy.withChallenger(ModelBundles.read(body(message, ModelPublished.class)));
            default -> throw new RefusedException("this build knows nothing of " + subject);
        };
    }

    private static Thresholds thresholds(long version, io.adtally.control.Thresholds body) throws RefusedException {
        try {
            Map<String, Thresholds.Pair> overrides = new HashMap<>();
            for (AdvertiserThresholds one : body.getOverrides()) {
                overrides.put(one.getAdvertiserId(), new Thresholds.Pair(one.getQuarantine(), one.getDrop()));
            }
            return new Thresholds(version, new Thresholds.Pair(body.getQuarantine(), body.getDrop()), overrides);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static RuleSet ruleSet(ControlMessage message) throws RefusedException {
        try {
            return RuleSet.parse(body(message, RulesPublished.class).getRules());
        } catch (InvalidRuleSetException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A listed address is a data centre's, whatever is said of its operator. */
    private Networks networks() {
        IpBlocklist listed = dataCentres;
        return listed == null ? operators : new ListedDataCentres(operators, listed);
    }

    private Networks operators(ControlMessage message) throws RefusedException, IOException {
        ListPublished published = list(message);
        ListBase below = published.getBase();
        String version = (below == null ? "" : below.getSha256() + "+") + published.getSha256();
        try {
            return ListedOperators.of(base.networks(), lines(message.getVersion(), published), version);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private IpBlocklist addresses(ControlMessage message, IpBlocklist ours) throws RefusedException, IOException {
        return addresses.read(message.getVersion(), list(message), ours);
    }

    private UserAgentList userAgents(ControlMessage message) throws RefusedException, IOException {
        List<String> patterns = lines(message.getVersion(), list(message));
        try {
            return UserAgentList.bundled().plus(patterns);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Of a list that is short: remarks and blanks left out. */
    private List<String> lines(long version, ListPublished published) throws RefusedException, IOException {
        List<String> entries = new ArrayList<>();
        ListBase below = published.getBase();
        if (below != null) {
            addLines(lists.open(below, published.getList()), below.getSha256(), entries);
        }
        addLines(lists.open(version, published), published.getSha256(), entries);
        return entries;
    }

    private static void addLines(InputStream in, String sha256, List<String> entries)
            throws RefusedException, IOException {
        try (Sha256Stream text = new Sha256Stream(in)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(checked(line, entries.size()));
                }
            }
            text.check(sha256);
        }
    }

    private static String checked(String entry, int before) throws RefusedException {
        if (entry.length() > LONGEST_ENTRY || before >= MOST_ENTRIES) {
            throw new RefusedException(
                    "a list has at most " + MOST_ENTRIES + " entries of at most " + LONGEST_ENTRY + " characters");
        }
        return entry;
    }

    private static ListPublished list(ControlMessage message) throws RefusedException {
        ListPublished published = body(message, ListPublished.class);
        if (!message.getSubject().equals(ControlSubject.list(published.getList()))) {
            throw new RefusedException(message.getSubject() + " needs its own list and not " + published.getList());
        }
        return published;
    }

    static <T> T body(ControlMessage message, Class<T> type) throws RefusedException {
        if (!type.isInstance(message.getBody())) {
            throw new RefusedException(message.getSubject() + " needs a body of type " + type.getSimpleName());
        }
        return type.cast(message.getBody());
    }
}
