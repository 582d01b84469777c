package battwheels.webhooks;

/** Whether anything is sent to an endpoint. */
enum EndpointStatus {
    ENABLED,
    DISABLED
}
