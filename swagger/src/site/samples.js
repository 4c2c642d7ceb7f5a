// Shows how to call an operation with curl and JavaScript: with its examples, or after "Try it out" with the values that were sent.
window.SamplesPlugin = () => ({
  fn: { requestSnippetGenerator_javascript: javascript },
  wrapComponents: {
    responses: (Responses, { React }) => (props) => [
      props.tryItOutResponse ? null : React.createElement(Sample, { ...props, React, key: 'sample' }),
      React.createElement(Responses, { ...props, key: 'responses' }),
    ],
  },
});

function Sample({ React, fn, getComponent, method, oas3Selectors, path, specSelectors }) {
  const server = oas3Selectors.selectedServer();
  const request = React.useMemo(() => sampleOf({ fn, method, path, server, specSelectors }), [path, method, server]);
  const heading = React.createElement('div', { className: 'opblock-section-header' }, React.createElement('h4', null, 'Samples'));
  const snippets = React.createElement(getComponent('RequestSnippets', true), { request });
  return React.createElement('div', { className: 'samples' }, heading, snippets);
}

function sampleOf({ fn, method, path, server, specSelectors }) {
  const spec = specSelectors.specJsonWithResolvedSubtrees();
  const operation = spec.getIn(['resolvedSubtrees', 'paths', path, method]) ?? spec.getIn(['paths', path, method]);
  const { operationId, parameters = [], requestBody, security = spec.get('security')?.toJS() ?? [] } = operation.toJS();
  const content = requestBody?.content?.['application/json'];
  const request = fn.buildRequest({
    spec: spec.toJS(),
    contextUrl: new URL(specSelectors.url(), location.href).href,
    operationId: operationId ?? fn.opId(operation.toJS(), path, method),
    parameters: Object.fromEntries(parameters.filter(({ required }) => required).map((each) => [each.name, exampleOf(each)])),
    requestBody: content && JSON.stringify(exampleOf(content), null, 2),
    requestContentType: content && 'application/json',
    server,
  });
  const needsToken = security.length > 0 && security.every((each) => Object.keys(each).length > 0);
  const headers = needsToken ? { ...request.headers, Authorization: 'Bearer AUTH_TOKEN' } : request.headers;
  return spec.clear().merge({ ...request, headers: spec.clear().merge(headers) });
}

const exampleOf = ({ example, examples, schema, name }) =>
  example ?? Object.values(examples ?? {})[0]?.value ?? schema?.example ?? schema?.default ?? name;

function javascript(request) {
  const headers = Object.entries(request.get('headers')?.toJS() ?? {});
  const body = request.get('body');
  const options = [
    request.get('method') !== 'GET' && `  method: ${quote(request.get('method'))},`,
    headers.length > 0 && `  headers: {\n${headers.map(([name, value]) => `    ${quote(name)}: ${quote(value)},\n`).join('')}  },`,
    body && `  body: ${literal(body)},`,
  ].filter(Boolean);
  const rest = options.length > 0 ? `, {\n${options.join('\n')}\n}` : '';
  return `const answer = await fetch(${quote(request.get('url'))}${rest});\nconsole.log(answer.status, await answer.json());`;
}

function literal(body) {
  try {
    return `JSON.stringify(${JSON.stringify(JSON.parse(body), null, 2).replaceAll('\n', '\n  ')})`;
  } catch {
    // If it is not JSON, shown unchanged.
    return quote(String(body));
  }
}

const quote = (text) => `'${JSON.stringify(String(text)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
