package jp.madoguchi.gateway.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SMART App Launch 2 scope of the kind {@code system/Coverage.rs}: a program may read and search a resource type, or all
 * ({@code *}). Scopes of persons ({@code user/}, {@code patient/}) and search restrictions ({@code ?}) are not known here.
 *
 * @param resource a FHIR resource type or {@code *}
 * @param permissions never empty
 */
public record Scope(String resource, Set<Permission> permissions) {
    private static final Pattern FORM = Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,63})\\.([cruds]{1,5})");
    private static final String ALL = "*";

    public Scope {
        permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    }

    /** Reads one scope; letters must stand in the order {@code cruds}, each at most once, as SMART asks. */
    public static Optional<Scope> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String letters = form.group(2);
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        Scope scope = new Scope(form.group(1), permissions);
        return scope.letters().equals(letters) ? Optional.of(scope) : Optional.empty();
    }

    /** Whether it allows this on that type; {@code *} asks for all types. */
    public boolean allows(String type, Permission permission) {
        return (resource.equals(ALL) || resource.equals(type)) && permissions.contains(permission);
    }

    /** Whether it names no type. */
    boolean isForAllTypes() {
        return resource.equals(ALL);
    }

    /** Whether it allows everything that another one does, so that the other may be given to whoever has this one. */
    boolean covers(Scope other) {
        return (resource.equals(ALL) && !Need.isNamedOnly(other.resource) || resource.equals(other.resource))
                && permissions.containsAll(other.permissions);
    }

    @Override
    public String toString() {
        return "system/" + resource + "." + letters();
    }

    private String letters() {
        return permissions.stream().map(permission -> String.valueOf(permission.letter()))
                .collect(Collectors.joining());
    }
}
