/** What simulations of several domains share: tasks that go on one at a time, and stores that fail as a seed says. */
@NullMarked
package battwheels.simulation;

import org.jspecify.annotations.NullMarked;
