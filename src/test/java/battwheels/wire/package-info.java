/** What the server answers to whatever comes over the wire: hostile input, outages, crowds and every refusal. */
@NullMarked
package battwheels.wire;

import org.jspecify.annotations.NullMarked;
