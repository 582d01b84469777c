package battwheels.platform.identity;

import battwheels.platform.identity.RolePermissions.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code permissions/roles.csv}: strict, so that a slip in a cell cannot grant or deny by accident. */
final class PermissionTable {
    static final String RESOURCE = "/permissions/roles.csv";
    private static final List<String> HEADER = Stream.of(
                    Stream.of("permission"), Arrays.stream(Role.values()).map(Role::code), Stream.of("meaning"))
            .flatMap(part -> part)
            .toList();

    private PermissionTable() {}

    static List<Row> read() {
        try (InputStream in = PermissionTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the permission table is missing from the build: " + RESOURCE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> parse(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(PermissionTable::cells)
                .toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw fault("the first line must be", String.join(", ", HEADER));
        }
        List<Row> rows = new ArrayList<>();
        Set<Permission> seen = new HashSet<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Row row = row(line);
            if (!seen.add(row.permission())) {
                throw fault("stands twice", row.permission().value());
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", HEADER.size())).map(String::strip).toList();
    }

    private static Row row(List<String> cells) {
        if (cells.size() != HEADER.size()) {
            throw fault("wants " + HEADER.size() + " cells", String.join(", ", cells));
        }
        Permission permission = new Permission(cells.getFirst());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (granted(permission, cells.get(1 + role.ordinal()))) {
                roles.add(role);
            }
        }
        if (permission.isOfPlatform() && !roles.isEmpty()) {
            throw fault("no role of an organization may hold", permission.value());
        }
        return new Row(permission, roles, cells.getLast());
    }

    private static boolean granted(Permission permission, String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "-" -> false;
            default -> throw fault("a cell is 'yes' or '-'", permission.value());
        };
    }

    private static IllegalStateException fault(String what, String where) {
        return new IllegalStateException(RESOURCE + ": " + what + ": " + where);
    }
}
