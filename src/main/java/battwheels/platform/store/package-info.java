/**
 * The engines behind a server and the raw collections on them; only {@code platform.tenancy} may look inside. A document
 * store that speaks MongoDB's wire protocol and a stream store that speaks Redis' are given by URL or served by the
 * process itself ({@code embedded}); clients are opened here, once per server, with every wait bounded.
 */
@NullMarked
package battwheels.platform.store;

import org.jspecify.annotations.NullMarked;
