import { Selector, t } from 'testcafe';

/** Swagger UI. */
class SwaggerPage {
  title = Selector('#swagger-ui .info .title');
  operations = Selector('#swagger-ui .opblock');
  authorizeButton = Selector('.scheme-container button.authorize');
  authorization = Selector('.modal-ux');
  filter = Selector('#swagger-ui .operation-filter-input');

  operation(method, path) {
    return this.operations.withText(method).withText(path);
  }

  /** The text of the open operation. */
  get open() {
    const operation = Selector('#swagger-ui .opblock.is-open');
    return {
      operation,
      parameters: operation.find('.parameters .parameter__name'),
      sample: operation.find('.samples .microlight'),
      sampleTab: (title) => operation.find('.samples .btn').withText(title),
      refusal: (code) => operation.find(`tr.refusal[data-code="${code}"] button`),
      answerBodies: (code) => operation.find(`tr[data-code="${code}"] .highlight-code`),
    };
  }

  /** The response to "Try it out". */
  answer(operation) {
    const table = operation.find('.live-responses-table');
    return {
      status: table.find('tbody .response-col_status'),
      body: table.find('tbody .highlight-code code'),
      download: table.find('.download-contents'),
    };
  }

  async tryOut(operation, payload) {
    await t.click(operation.find('.opblock-summary-control')).click(operation.find('.try-out__btn'));
    if (payload) {
      await t.typeText(operation.find('textarea.body-param__text'), JSON.stringify(payload), { replace: true, paste: true });
    }
    await t.click(operation.find('button.execute'));
  }

  async authorize(token) {
    await t
      .click(this.authorizeButton)
      .typeText(this.authorization.find('input'), token, { paste: true })
      .click(this.authorization.find('button.authorize'))
      .click(this.authorization.find('button.btn-done'));
  }
}

export const swaggerPage = new SwaggerPage();
