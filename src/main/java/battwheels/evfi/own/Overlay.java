package battwheels.evfi.own;

import battwheels.evfi.card.Metrics;

/** How a card of the library has fared in one organization. Nobody else sees it, and the card itself never changes. */
public record Overlay(String failureId, Metrics metrics) {}
