/**
 * The counter on the web: somebody without an account asks a workshop for help, follows what becomes of it by a link, and
 * says afterwards how it was. Nobody is found by telephone number or e-mail address here: who has the link has the ticket,
 * and a link cannot be made by guessing.
 */
@NullMarked
package battwheels.intake;

import org.jspecify.annotations.NullMarked;
