package dev.featurestore.operator.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/** A group of users, as policies name it: by its OCID, or by its name and perhaps its identity domain. */
public sealed interface UserGroup {

    /** Whether the other is certainly the same group; an OCID and a name are not compared. */
    boolean isSame(UserGroup other);

    /**
     * A group by its OCID.
     *
     * @param ocid the OCID
     */
    record ById(String ocid) implements UserGroup {
        @Override
        public boolean isSame(UserGroup other) {
            return other instanceof ById group && ocid.equalsIgnoreCase(group.ocid);
        }

        @Override
        public String toString() {
            return "group id " + ocid;
        }
    }

    /**
     * A group by its name; names are the same in any case.
     *
     * @param domain identity domain; without one it is the default domain
     * @param name its name
     */
    record ByName(Optional<String> domain, String name) implements UserGroup {

        private static final String DEFAULT = "Default";
        private static final Pattern PLAIN = Pattern.compile("[\\w.-]+");

        @Override
        public boolean isSame(UserGroup other) {
            return other instanceof ByName group
                    && name.equalsIgnoreCase(group.name)
                    && domain.orElse(DEFAULT).equalsIgnoreCase(group.domain.orElse(DEFAULT));
        }

        @Override
        public String toString() {
            return "group "
                    + domain.map(d -> "'" + d + "'/'" + name + "'")
                            .orElse(PLAIN.matcher(name).matches() ? name : "'" + name + "'");
        }
    }

    /**
     * Reads {@code NAME}, {@code DOMAIN/NAME} or an OCID.
     *
     * @throws IllegalArgumentException if it is none of them; the message says what it is
     */
    static UserGroup parse(String text) {
        String group = text.strip();
        if (group.isEmpty()) {
            throw new IllegalArgumentException("nothing");
        }
        if (group.chars().anyMatch(c -> c == '\'' || c == '"' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("a quote or a control character in it");
        }
        if (group.startsWith("ocid1.")) {
            if (!group.startsWith("ocid1.group.")) {
                throw new IllegalArgumentException("the OCID of something else");
            }
            return new ById(group);
        }
        int slash = group.indexOf('/');
        if (slash == 0 || slash == group.length() - 1) {
            throw new IllegalArgumentException("half of a name");
        }
        return slash < 0
                ? new ByName(Optional.empty(), group)
                : new ByName(Optional.of(group.substring(0, slash)), group.substring(slash + 1));
    }
}
