// Every operation has ten error answers, which would fill five screens. So each is one line that opens on a click.
window.AnswersPlugin = () => ({
  wrapComponents: {
    response:
      (Response, { React }) =>
      (props) => {
        const [isOpen, setOpen] = React.useState(false);
        if (props.code.startsWith('2') || props.code === 'default') return React.createElement(Response, props);
        const { code, className, response } = props;
        const line = React.createElement(
          'tr',
          { className: `response refusal ${className}`, 'data-code': code },
          React.createElement('td', { className: 'response-col_status' }, code),
          React.createElement(
            'td',
            { className: 'response-col_description' },
            React.createElement(
              'button',
              { type: 'button', className: 'refusal-line', 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) },
              response.get('description')?.replaceAll('`', ''),
            ),
          ),
        );
        return isOpen ? [React.cloneElement(line, { key: 'line' }), React.createElement(Response, { ...props, key: 'whole' })] : line;
      },
  },
});
