package battwheels.contacts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A contact's persons as a list that keeps exactly one primary. */
final class People {
    private People() {}

    /** The list a request gives in place of the stored one; known ids stay, the rest get new ones. */
    static List<Person> replaced(List<Person> before, List<PersonForm> given, Supplier<String> newId) {
        Set<String> known = new HashSet<>(before.stream().map(Person::personId).toList());
        List<Person> after = new ArrayList<>();
        for (PersonForm form : given) {
            // Removing the id once used keeps two entries of one id apart.
            boolean keeps = form.personId() != null && known.remove(form.personId());
            after.add(form.named(keeps && form.personId() != null ? form.personId() : newId.get()));
        }
        return settled(after);
    }

    static List<Person> added(List<Person> before, Person person) {
        List<Person> after = new ArrayList<>(before);
        if (person.isPrimary()) {
            after.replaceAll(other -> other.primary(false));
        }
        after.add(person);
        return settled(after);
    }

    static List<Person> removed(List<Person> before, String personId) {
        return settled(before.stream()
                .filter(person -> !person.personId().equals(personId))
                .toList());
    }

    /** The first that claims to be primary is; where none does, the first of all. */
    private static List<Person> settled(List<Person> persons) {
        int primary = 0;
        for (int i = persons.size() - 1; i >= 0; i--) {
            primary = persons.get(i).isPrimary() ? i : primary;
        }
        List<Person> settled = new ArrayList<>(persons);
        for (int i = 0; i < settled.size(); i++) {
            settled.set(i, settled.get(i).primary(i == primary));
        }
        return settled;
    }
}
