import { describe, it } from 'vitest';

import { expectEval, expectFault, usage } from './expect-eval.ts';

const context = {
  variables: {
    o: { Id: 5, id: 6, 'a/b': 1, a: { b: 2, C: { d: [10, 20] } }, list: [1, [2]], nil: null },
    flag: true,
  },
};
const cannot = (expression: string, rest: string) =>
  expectFault(
    expression,
    `The template language expression '${expression}' cannot be evaluated because ${rest}${usage()}`,
    context,
  );

describe('names', () => {
  it('are found exactly, then ignoring case, then as a path', () => {
    expectEval("variables('o').Id", 5, context);
    expectEval("variables('o')['id']", 6, context);
    expectEval("variables('o')['ID']", 5, context);
    expectEval("variables('o')['a/b']", 1, context);
    expectEval("variables('o')['A/c/D'][1]", 20, context);
    expectEval("variables('o')?['a/x']", null, context);
    expectEval("variables('o')['NIL']", null, context);
  });

  it('that are missing are told with those that are there', () => {
    cannot(
      "variables('o')['zip']",
      "property 'zip' doesn't exist, available properties are 'Id, id, a/b, a, list, nil'.",
    );
    cannot("trim(variables('o').a.zip)", "property 'zip' doesn't exist, available properties are 'b, C'.");
  });

  it('do not reach into other kinds, with ? or without', () => {
    for (const mark of ['', '?']) {
      cannot(
        `variables('o')['list']${mark}['b']`,
        "property 'b' cannot be selected. Array elements can only be selected using an integer index.",
      );
      cannot(
        `variables('flag')${mark}.x`,
        "property 'x' cannot be selected. Property selection is not supported on values of type 'Boolean'.",
      );
    }
  });
});

describe('null', () => {
  it('before ? ends the chain with null', () => {
    expectEval("variables('o').nil?['x']['y'][3]", null, context);
  });

  it('is not forgiven after a name that ? forgave', () => {
    cannot("variables('o')?['zip']['x']", "property 'x' cannot be selected.");
  });
});

describe('indexes', () => {
  it('may be computed', () => {
    expectEval("variables('o').list[sub(2, 1)][0]", 2, context);
  });

  it('stay in range, or ? makes them null', () => {
    cannot("variables('o').list[2]", "array index '2' is outside bounds (0, 1) of array.");
    cannot('skip(createArray(1), 1)[0]', "array index '0' cannot be selected from empty array.");
    expectEval("variables('o').list?[-1]", null, context);
  });

  it('are for arrays', () => {
    cannot(
      "variables('o')?[0]",
      "property '0' cannot be selected. Object properties can only be selected by names.",
    );
  });

  it('of other kinds fail with their text', () => {
    cannot("variables('o').list?[null]", "property '' cannot be selected.");
    cannot("variables('o').list[1.0]", "property '1' cannot be selected.");
    cannot("variables('o')[true]", "property 'True' cannot be selected.");
  });
});

describe('content', () => {
  it('has two members', () => {
    expectEval("base64ToBinary('YQ==')['$CONTENT-TYPE']", 'application/octet-stream');
    cannot(
      "binary('a').size",
      "property 'size' doesn't exist. Property selection is not supported on content of type 'application/octet-stream'.",
    );
  });
});
