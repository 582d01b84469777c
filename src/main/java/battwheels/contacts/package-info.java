/**
 * Contacts: the people and firms a workshop sells to and buys from.
 *
 * <p>Nouns: {@link battwheels.contacts.Contact} with its persons, addresses and tags;
 * {@link battwheels.contacts.Gstin}, {@link battwheels.contacts.Pan}, {@link battwheels.contacts.EmailAddress},
 * {@link battwheels.contacts.PhoneNumber}.
 * {@link battwheels.contacts.ContactRules} decides; {@link battwheels.contacts.ContactEvents} tells the rest.
 *
 * <p>Other domains ask {@code contacts.describe} and get a {@link battwheels.contacts.ContactCard}. Before a contact is
 * deleted, tickets and vehicles are asked how many of theirs name it.
 */
@NullMarked
package battwheels.contacts;

import org.jspecify.annotations.NullMarked;
