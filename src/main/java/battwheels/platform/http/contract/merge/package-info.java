/**
 * Builds {@code /openapi.json} out of the sources under {@code openapi/}, one per domain: gives every component the
 * name of its file, resolves every reference into {@code #/components}, and writes into each operation what the edge
 * does for all of them (standard headers and refusals), so that the sources state only what is particular. Runs in the
 * build; nothing here is loaded by the running server.
 */
@NullMarked
package battwheels.platform.http.contract.merge;

import org.jspecify.annotations.NullMarked;
