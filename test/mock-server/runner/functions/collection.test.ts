import { describe, it } from 'vitest';

import { expectEval, expectFault, kindSentence, usage } from '../expression/expect-eval.ts';

describe('contains and empty', () => {
  it('look into texts, arrays and objects', () => {
    expectEval("contains('Contoso', 'tos')", true);
    expectEval("contains('Contoso', 'TOS')", false);
    expectEval('contains(createArray(createArray(1, 2)), createArray(1, 2))', true);
    expectEval('contains(createArray(1), 1.0)', false);
    expectEval("contains(json('{\"Name\":1}'), 'NAME')", true);
    expectEval('empty(null)', true);
    expectEval("empty(json('{}'))", true);
    expectEval('empty(createArray(null))', false);
  });

  it('refuse other kinds', () => {
    expectFault(
      "contains('a1', 1)",
      `The template language function 'contains' expects parameters of matching types: a dictionary and a key (string), an array and a value (object), or a string and a substring. The provided types 'String' and 'Integer' are incompatible.${usage('contains')}`,
    );
    expectFault(
      'contains(false, false)',
      kindSentence(
        'contains',
        "its first argument 'collection' to be a dictionary (object), an array or a string",
        'Boolean',
      ),
    );
    expectFault(
      'empty(0.5)',
      kindSentence('empty', 'its parameter to be an object, an array or a string', 'Float', 'empty'),
    );
  });
});

describe('ends of collections', () => {
  it('give items or characters', () => {
    expectEval("first('xyz')", 'x');
    expectEval("last('')", '');
    expectEval('last(createArray(1, null))', null);
    expectEval('take(createArray(1, 2), 5)', [1, 2]);
    expectEval("skip('xyz', 1)", 'yz');
    expectEval("skip('xyz', 9)", '');
  });

  it('refuse other kinds and counts', () => {
    expectFault(
      'first(null)',
      kindSentence('first', 'its parameter be an array or a string', 'Null', 'first'),
    );
    expectFault(
      "take('x', 1.0)",
      kindSentence('take', "its second parameter 'count' to be an integer", 'Float', 'take'),
    );
    expectFault(
      "skip('x', -3)",
      `The template language function 'skip' parameters are out of range: 'count' must be a positive integer. The provided value is '-3'.${usage('skip')}`,
    );
  });
});

describe('union and intersection', () => {
  it('keep the first occurrence and compare deeply', () => {
    expectEval('union(createArray(2, 1, 2), createArray(1, 1.0, 3))', [2, 1, 1, 3]);
    expectEval('intersection(createArray(1, createArray(2), 1), createArray(createArray(2), 1))', [1, [2]]);
    expectEval('union(json(\'{"a":1,"b":2}\'), json(\'{"A":3,"b":4}\'))', { a: 1, b: 4, A: 3 });
    expectEval('intersection(json(\'{"a":[1],"b":2}\'), json(\'{"b":3,"a":[1]}\'))', { a: [1] });
  });

  it('refuse mixed kinds', () => {
    expectFault(
      "union(createArray(1), 'x', createArray(2), null)",
      "Template language function 'union' expects parameters of same type, but found 'Array,String,Null' distinct types.",
    );
  });
});

describe('arrays', () => {
  it('are made, joined, cut, turned and sorted', () => {
    expectEval('array(createArray(1))', [[1]]);
    expectEval("join(createArray('a', null, json('{\"k\":1}')), ';')", 'a;;{"k":1}');
    expectEval("chunk('abcde', 2)", ['ab', 'cd', 'e']);
    expectEval('chunk(createArray(1, 2, 3), 3)', [[1, 2, 3]]);
    expectEval('reverse(createArray(1, null, 2))', [2, null, 1]);
    expectEval("sort(createArray('b', 'A', 'a', 'B', 'á'))", ['a', 'A', 'á', 'b', 'B']);
    expectEval('sort(createArray(3, 1.5, 2))', [1.5, 2, 3]);
    expectEval('sort(json(\'[{"n":2},{"N":1}]\'), \'n\')', [{ N: 1 }, { n: 2 }]);
    expectEval('range(-1, 3)', [-1, 0, 1]);
  });

  it('refuse other kinds', () => {
    expectFault(
      "join('a', 'b')",
      kindSentence('join', 'its first parameter to be an array', 'String', 'join'),
    );
    expectFault(
      "reverse('a')",
      kindSentence('reverse', 'its first parameter to be of type array', 'String', 'reverse'),
    );
    expectFault(
      'range(2147483600, 100)',
      `The template language function 'range' parameters are out of range: 'count' must be a positive integer no larger than '100000' and the sum of 'start index' and 'count' must be no larger than 2147483647.${usage('range')}`,
    );
  });
});

describe('members', () => {
  it('are added, set and removed ignoring case', () => {
    expectEval("addProperty(json('{\"a\":1}'), 'b', null)", { a: 1, b: null });
    expectEval('string(setProperty(json(\'{"Aa":1,"b":2}\'), \'aA\', 3))', '{"b":2,"Aa":3}');
    expectEval('removeProperty(json(\'{"Aa":1,"b":2}\'), \'AA\')', { b: 2 });
    expectEval("removeProperty(json('{\"a\":1}'), 'x')", { a: 1 });
  });

  it('that exist cannot be added', () => {
    expectFault(
      'addProperty(json(\'{"a":[1],"b":{}}\'), \'A\', 2)',
      "The template language function 'addProperty' expects the property to not exist in the object. Unable to add property 'A' to '{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}' as it already exists.",
    );
    expectFault(
      "setProperty(createArray(1), 'a', 2)",
      kindSentence('setProperty', 'its first parameter to be an object', 'Array'),
    );
    expectFault(
      "removeProperty(json('{}'), 1)",
      kindSentence('removeProperty', 'its second parameter to be of type string', 'Integer'),
    );
  });
});
