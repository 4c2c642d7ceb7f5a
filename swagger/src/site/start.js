// Which description is shown is said by the container, see API_URL.
window.ui = SwaggerUIBundle({
  configUrl: 'swagger-config.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
});
