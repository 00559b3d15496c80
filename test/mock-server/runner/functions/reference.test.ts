import { describe, it } from 'vitest';

import { expectEval, expectFault } from '../expression/expect-eval.ts';

const form = {
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: {
    '$content-type': 'application/x-www-form-urlencoded',
    $formdata: [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
      { key: 'a', value: '3' },
    ],
  },
};
const multipart = {
  headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  body: {
    $multipart: [
      { headers: { 'Content-Disposition': 'form-data; name="first"' }, body: 'one' },
      { headers: { 'Content-Disposition': 'form-data; name=second' }, body: { k: 2 } },
    ],
  },
};
const context = {
  variables: { Count: 3, nothing: null },
  actions: {
    Get_it: { status: 'Succeeded', outputs: { statusCode: 200, body: { id: 9 } } },
    Empty: { outputs: { statusCode: 204 } },
  },
  trigger: { outputs: form },
  items: { Each: { a: 1 } },
  iterationIndexes: { Loop: 2 },
};

describe('references', () => {
  it('look names up ignoring case', () => {
    expectEval("variables('COUNT')", 3, context);
    expectEval("variables('nothing')", null, context);
    expectEval("actionBody('GET_IT').id", 9, context);
    expectEval("body('Empty')", null, context);
    expectEval("actions('get_it').name", 'Get_it', context);
    expectEval("items('each').a", 1, context);
    expectEval("iterationIndexes('loop')", 2, context);
  });

  it('take one text', () => {
    expectFault(
      'items(1)',
      "The provided parameters for template language function 'items' are not valid.",
      context,
    );
    expectFault(
      'outputs()',
      "The template language function 'outputs' must have only one parameter.",
      context,
    );
    expectFault("item('x')", "The template language function 'item' must not have any parameters.", context);
  });

  it('have their places', () => {
    for (const call of ['action()', 'item()', 'listCallbackUrl()', "appsetting('x')"]) {
      const name = call.slice(0, call.indexOf('('));
      expectFault(call, `The template function '${name}' is not expected at this location.`, context);
    }
    expectFault('abs(-1)', "The template function 'abs' is not defined or not valid.");
  });
});

describe('form data', () => {
  it('gives one value or all', () => {
    expectEval("triggerFormDataValue('b')", '2', context);
    expectEval("triggerFormDataValue('c')", null, context);
    expectEval("triggerFormDataMultiValues('a')", ['1', '3'], context);
    expectFault(
      "triggerFormDataValue('a')",
      "The template language function 'triggerFormDataValue' failed to retrieve formdata contents from outputs. There are more than one items matching the field name 'a'.",
      context,
    );
  });

  it('needs form content', () => {
    expectFault(
      "formDataMultiValues('Get_it', 'a')",
      "The template language function 'formDataMultiValues' failed to retrieve formdata contents from outputs. The output content is not a valid form data content. Supported form data content types are 'multipart/form-data' and 'application/x-www-form-urlencoded' and the provided content type is '<null>'.",
      context,
    );
  });

  it('reads multipart content', () => {
    const posted = { trigger: { outputs: multipart }, actions: { A: { outputs: multipart } } };
    expectEval("formDataValue('A', 'second').k", 2, posted);
    expectEval('triggerMultipartBody(0)', 'one', posted);
    expectEval("multipartBody('A', 1)", { k: 2 }, posted);
    expectFault(
      'triggerMultipartBody(2)',
      "The template language function 'triggerMultipartBody' failed to retrieve multipart contents from outputs. The index value '2' exceeds the number of multipart contents '2' in the outputs.",
      posted,
    );
    expectFault(
      "multipartBody('Get_it', 0)",
      "The template language function 'multipartBody' failed to retrieve multipart contents from outputs. The supported multipart content type is 'multipart/*' and the provided content type is '<null>'. ",
      context,
    );
  });
});
