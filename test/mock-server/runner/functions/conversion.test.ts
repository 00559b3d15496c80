import { describe, it } from 'vitest';

import { expectEval, expectFault, expectKind, kindSentence, usage } from '../expression/expect-eval.ts';

const cannotConvert = (name: string) =>
  `The template language function '${name}' was invoked with a parameter that is not valid. The value cannot be converted to the target type.`;

describe('numbers', () => {
  it.each([
    ["int(' 1,200 ')", 1200],
    ["int('7.00')", 7],
    ['int(true)', 1],
    ['int(-3.0)', -3],
    ["float('1.234,5', 'de-DE')", 1234.5],
    ["float('12-')", -12],
    ['float(false)', 0],
    ['bool(0.0)', false],
    ["bool(' TRUE ')", true],
    ["isInt('1,000')", true],
    ["isInt('1.0')", false],
    ["isFloat('x')", false],
  ])('%s', (expression, value) => expectEval(expression, value));

  it('keep their kinds', () => {
    expectKind("float('5')", 'Float');
    expectKind("decimal('5')", 'Decimal');
    expectEval("string(decimal('5.10'))", '5.10');
  });

  it.each([
    ["int('7.5')", 'int'],
    ['int(null)', 'int'],
    ['int(createArray(1))', 'int'],
    ["float('1e')", 'float'],
    ["decimal('1e2')", 'decimal'],
    ["bool('yes')", 'bool'],
  ])('%s is refused', (expression, name) => expectFault(expression, cannotConvert(name)));
});

describe('string', () => {
  it.each([
    ['string(1e21)', '1E+21'],
    ['string(0.00001)', '1E-05'],
    ['string(true)', 'True'],
    ['string(json(\'[1.0,"é",null]\'))', '[1.0,"é",null]'],
    ["string(binary('häß'))", 'häß'],
  ])('%s', (expression, value) => expectEval(expression, value));
});

describe('json', () => {
  it('reads text, content and blanks', () => {
    expectEval('json(\'[1, {"a": 2.5}]\')', [1, { a: 2.5 }]);
    expectEval("json(binary('[1]'))", [1]);
    expectEval("json('  ')", null);
    expectEval('json(createArray(1))', [1]);
  });

  it('refuses other text with the words of the reader', () => {
    expectFault(
      "json('{} x')",
      `The template language function 'json' parameter is not valid. The provided value '{} x' cannot be parsed: 'Additional text encountered after finished reading JSON content: x. Path '', line 1, position 3.'.${usage('json')}`,
    );
    expectFault('json(null)', kindSentence('json', 'its parameter to be a string or an XML', 'Null', 'json'));
  });
});

describe('base64', () => {
  it('goes both ways', () => {
    expectEval("base64('é')", 'w6k=');
    expectEval('base64(json(\'{"a":1}\'))', 'eyJhIjoxfQ==');
    expectEval("base64(binary('a'))", 'YQ==');
    expectEval("decodeBase64('w6k=')", 'é');
    expectEval("base64ToBinary('YQ ==')", { '$content-type': 'application/octet-stream', $content: 'YQ ==' });
  });

  it('refuses what is not base64, and other kinds', () => {
    for (const name of ['base64ToString', 'decodeBase64', 'base64ToBinary']) {
      expectFault(
        `${name}('YQ')`,
        `The template language function '${name}' was invoked with a parameter that is not valid. The value cannot be decoded from base64 representation.`,
      );
      expectFault(`${name}(5)`, kindSentence(name, 'its parameter to be a string', 'Integer', name));
    }
    expectFault(
      'base64(5)',
      kindSentence('base64', 'its parameter to be a string, an object or an array', 'Integer', 'base64'),
    );
    expectFault('binary(null)', cannotConvert('binary'));
  });
});

describe('data URIs', () => {
  it('are made', () => {
    expectEval("dataUri('a')", 'data:text/plain;charset=utf-8;base64,YQ==');
    expectEval('dataUri(createArray(1))', 'data:application/json;charset=utf-8;base64,WzFd');
    expectEval("dataUri(base64ToBinary('YQ=='))", 'data:application/octet-stream;base64,YQ==');
  });

  it('are read', () => {
    expectEval("dataUriToString('data:,a%20b+c')", 'a b c');
    expectEval("dataUriToBinary('data:image/png;base64,AAA=')", {
      '$content-type': 'image/png',
      $content: 'AAA=',
    });
    expectEval("decodeDataUri('data:image/png;base64,AAA=')", {
      '$content-type': 'image/png;charset=us-ascii',
      $content: 'AAA=',
    });
    expectEval("decodeDataUri('data:application/json,%7B%22a%22:1%7D')", { a: 1 });
  });

  it('must be formatted as such', () => {
    expectFault(
      "dataUriToBinary('data:;;,x')",
      `The template language function 'dataUriToBinary' expects its parameter to be formatted as a valid data URI. The provided value 'data:;;,x' was not formatted correctly.${usage('dataUriToBinary')}`,
    );
    expectFault(
      'decodeDataUri(1)',
      `${kindSentence('decodeDataUri', 'its parameter to be a string', 'Integer')}${usage()}`,
    );
  });
});
