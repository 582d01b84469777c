/**
 * What an operator may change. {@link battwheels.platform.config.Configuration} is read once at start from the
 * documented defaults ({@code conf/battwheels.properties}), a file named by {@code BATTWHEELS_CONF} and the environment,
 * in rising order of weight; everything wrong with it is reported at once, and a server with a wrong setting does not
 * start.
 */
@NullMarked
package battwheels.platform.config;

import org.jspecify.annotations.NullMarked;
