package dev.tare.optimizer.section;

import java.util.Locale;
import java.util.Set;

/**
 * Titles of what applies in one situation only: something failed, something is set up, one version follows another, things are
 * tidied away, several agents work at once. What stands below may well command, but most starts never come to it. English only.
 */
public final class SituationTitles {

    private static final Set<String> WORDS = Verbs.words("""
            archiving archival backup backups bootstrap bootstrapping chaining coordination decommissioning deployment
            deployments deprecation disaster emergencies emergency failover hotfix hotfixes incident incidents
            install installation installing migrating migration migrations onboarding outage outages postmortem
            postmortems prerequisites quickstart recovery release releases releasing restoring rollback rollbacks
            setup troubleshooting uninstalling upgrade upgrades upgrading versioning
            """);

    /** Pairs of words that mean the same as one of those. */
    private static final Set<String> PAIRS =
            Set.of("archive management", "disaster recovery", "getting started", "quick start", "set up", "when stuck");

    private SituationTitles() {}

    /** Tells whether the words of a heading, or the name of an element, name such a situation. */
    public static boolean isOne(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        String before = "";
        int i = 0;
        while (i < lower.length()) {
            int start = i;
            while (i < lower.length() && Character.isLetter(lower.charAt(i))) {
                i++;
            }
            if (i == start) {
                i++;
                continue;
            }
            String word = lower.substring(start, i);
            if (WORDS.contains(word) || PAIRS.contains(before + " " + word)) {
                return true;
            }
            before = word;
        }
        return false;
    }
}
