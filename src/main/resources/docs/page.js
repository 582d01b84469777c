// Shows the contract of the server this page came from. validatorUrl null: no outside service is asked about it.
window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#contract',
    validatorUrl: null,
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: 0,
    displayOperationId: true,
    presets: [SwaggerUIBundle.presets.apis],
  });
});
