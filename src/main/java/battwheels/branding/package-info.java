/**
 * How an organization looks to its own people and its customers: colours, a few words, and logos. Everybody may read it
 * by the organization's name in addresses, before anybody signed in.
 *
 * <p>Colours are six hexadecimal digits and nothing else, and text must stand out from what is behind it. Style sheets
 * are not taken from organizations at all: a page that shows one is then not safe any more. Logos are drawn anew from
 * what was sent, so that nothing of the file but its looks is kept.
 */
@NullMarked
package battwheels.branding;

import org.jspecify.annotations.NullMarked;
