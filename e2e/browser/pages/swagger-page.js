import { Selector } from 'testcafe';

/** Swagger UI. */
class SwaggerPage {
  title = Selector('#swagger-ui .info .title');
  operations = Selector('#swagger-ui .opblock');

  operation(method, path) {
    return this.operations.withText(method).withText(path);
  }
}

export const swaggerPage = new SwaggerPage();
