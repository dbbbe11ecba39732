package dev.featurestore.operator.policy;

import dev.featurestore.terraform.oci.Ocid;
import java.util.Optional;
import java.util.regex.Pattern;

/** A group of users in a policy: by its OCID, or by its name and optional identity domain. */
public sealed interface UserGroup {

    /** Whether the other is the same group; false if one is an OCID and the other a name. */
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
     * A group by its name, which is not case-sensitive.
     *
     * @param domain identity domain; default: {@code Default}
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
     * @throws IllegalArgumentException if it is none of them; the message is a predicate, such as {@code is empty}
     */
    static UserGroup parse(String text) {
        String group = text.strip();
        if (group.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        if (group.chars().anyMatch(c -> c == '\'' || c == '"' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("contains a quote or a control character");
        }
        if (Ocid.isStartOf(group)) {
            if (!Ocid.isStartOf(group, "group")) {
                throw new IllegalArgumentException("is not the OCID of a group");
            }
            return new ById(group);
        }
        int slash = group.indexOf('/');
        if (slash == 0 || slash == group.length() - 1) {
            throw new IllegalArgumentException("is not of the form DOMAIN/NAME");
        }
        return slash < 0
                ? new ByName(Optional.empty(), group)
                : new ByName(Optional.of(group.substring(0, slash)), group.substring(slash + 1));
    }
}
