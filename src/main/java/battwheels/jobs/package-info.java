/**
 * Background work as an organization sees it: who asked for what, how far it is, what came of it. The work itself is in
 * {@code platform.jobs}; its life is drawn there. Everybody sees what they asked for themselves; {@code jobs:read_all}
 * shows that of the others.
 */
@NullMarked
package battwheels.jobs;

import org.jspecify.annotations.NullMarked;
