// What Swagger UI's own markup lacks for users of a keyboard or a screen reader.
window.AccessPlugin = () => ({
  wrapComponents: {
    // The path of an operation is inside its button, where a link of its own is an extra stop that does the same.
    DeepLink:
      (DeepLink, { React }) =>
      (props) =>
        props.path.includes('/') ? React.createElement('span', null, props.text) : React.createElement(DeepLink, props),
    Servers: (Servers, { React }) => withNamedSelects(Servers, React, () => ({ selector: '#servers', name: 'Server' })),
    parameterRow: (Row, { React }) =>
      withNamedSelects(Row, React, ({ rawParam }) => ({
        selector: `tr[data-param-name="${CSS.escape(rawParam.get('name'))}"] select`,
        name: rawParam.get('name'),
      })),
  },
});

function withNamedSelects(Component, React, of) {
  return (props) => {
    React.useEffect(() => {
      const { selector, name } = of(props);
      for (const select of document.querySelectorAll(selector)) select.setAttribute('aria-label', name);
    });
    return React.createElement(Component, props);
  };
}
