package io.adtally.processing.control;

import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.control.ListPublished;
import io.adtally.control.ModelPublished;
import io.adtally.control.RulesPublished;
import io.adtally.fraud.place.ListedDataCentres;
import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.rule.InvalidRuleSetException;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.RuleSet;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.rule.UserAgentList;
import io.adtally.fraud.verdict.Thresholds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Turns a control message into the policy that is in force after it. */
final class PolicyUpdates {
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST_PATTERNS = 20_000;

    private final Rules base;
    private final ListSnapshots lists;

    /** @param base the lists that published ones are added to */
    PolicyUpdates(Rules base, ListSnapshots lists) {
        this.base = base;
        this.lists = lists;
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
                policy.with(policy.rules().withBlocklist(base.blocklist().plus(addresses("ip", message))));
            case ControlSubject.DATA_CENTRE_LIST -> policy.with(withDataCentres(policy.rules(), message));
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

    private Rules withDataCentres(Rules rules, ControlMessage message) throws RefusedException, IOException {
        IpBlocklist listed = addresses("data_centre", message);
        return rules.withNetworks(new ListedDataCentres(base.networks(), listed::contains, listed.version()));
    }

    private IpBlocklist addresses(String list, ControlMessage message) throws RefusedException, IOException {
        ListPublished published = body(message, ListPublished.class);
        try (Sha256Stream text = new Sha256Stream(lists.open(list, message.getVersion()))) {
            IpBlocklist.Parsed parsed = IpBlocklist.read(text);
            text.check(published.getSha256());
            if (parsed.rejectedCount() > 0) {
                throw new RefusedException(parsed.rejectedCount() + " entries cannot be read, the first: "
                        + parsed.rejected().getFirst());
            }
            return parsed.blocklist();
        }
    }

    private UserAgentList userAgents(ControlMessage message) throws RefusedException, IOException {
        ListPublished published = body(message, ListPublished.class);
        List<String> patterns = new ArrayList<>();
        try (Sha256Stream text = new Sha256Stream(lists.open("user_agent", message.getVersion()))) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    patterns.add(checked(line, patterns.size()));
                }
            }
            text.check(published.getSha256());
            return UserAgentList.bundled().plus(patterns);
        } catch (PatternSyntaxException e) {
            throw new RefusedException("not a regular expression: " + e.getPattern(), e);
        }
    }

    private static String checked(String pattern, int before) throws RefusedException {
        if (pattern.length() > LONGEST_PATTERN || before >= MOST_PATTERNS) {
            throw new RefusedException(
                    "a list has at most " + MOST_PATTERNS + " patterns of at most " + LONGEST_PATTERN + " characters");
        }
        return pattern;
    }

    private static <T> T body(ControlMessage message, Class<T> type) throws RefusedException {
        if (!type.isInstance(message.getBody())) {
            throw new RefusedException(message.getSubject() + " needs a body of type " + type.getSimpleName());
        }
        return type.cast(message.getBody());
    }
}
