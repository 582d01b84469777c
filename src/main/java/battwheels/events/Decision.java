package battwheels.events;

/** Why somebody decided about a parked delivery; 3 to 500 characters. */
record Decision(String reason) {}
