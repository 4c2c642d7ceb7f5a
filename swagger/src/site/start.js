// Removes a copy of the token that an earlier release kept here.
try {
  localStorage.removeItem('authorized');
} catch {
  // Storage is denied, so there is no copy.
}

// The container says which description to show, see API_URL.
window.ui = SwaggerUIBundle({
  configUrl: 'swagger-config.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  filter: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  plugins: [AccessPlugin, AnswersPlugin, SamplesPlugin],
  requestSnippetsEnabled: true,
  requestSnippets: {
    generators: {
      curl_bash: { title: 'curl', syntax: 'bash' },
      javascript: { title: 'JavaScript', syntax: 'javascript' },
    },
    defaultExpanded: true,
    languages: ['curl_bash', 'javascript'],
  },
});
