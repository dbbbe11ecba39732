package dev.featurestore.operator.container;

import java.util.Locale;

/**
 * An option on the command line of {@link Main}.
 *
 * @param name name of the component that it sets
 * @param argument name of its value; empty for a switch
 * @param description what it does
 * @param alias another word for it; empty for none
 */
record Flag(String name, String argument, String description, String alias) {

    /** The word that sets a component: {@code --dry-run} for {@code dryRun}. */
    static String word(String name) {
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    boolean is(String word) {
        return word.equals(word(name)) || word.equals(alias);
    }

    boolean hasValue() {
        return !argument.isEmpty();
    }

    /** Its line in the help. */
    String help() {
        String words = alias.isEmpty() ? word(name) : alias + ", " + word(name);
        return "  %-24s %s".formatted((words + " " + argument).strip(), description);
    }
}
