/**
 * Moving in: a dump of the product an organization used before becomes its people, contacts, vehicles and tickets here.
 * Every document's id here is made of its id there, so that a second run changes nothing; every field that is not taken
 * as it was stands in a report. Without being told to apply, a run only reports.
 */
@NullMarked
package battwheels.moving;

import org.jspecify.annotations.NullMarked;
