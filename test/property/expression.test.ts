import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileExpression } from '../../mock-server/runner/expression/compile.ts';
import { compileTemplate } from '../../mock-server/runner/expression/compile-template.ts';
import { explain } from '../../mock-server/runner/expression/explain.ts';
import type { ExpressionNode } from '../../mock-server/runner/expression/expression-node.ts';
import { ExpressionFault } from '../../mock-server/runner/expression/fault.ts';
import { parse } from '../../mock-server/runner/expression/parse.ts';
import { parseTemplate } from '../../mock-server/runner/expression/parse-template.ts';
import { printExpression, quote } from '../../mock-server/runner/expression/print.ts';
import { scan } from '../../mock-server/runner/expression/scan.ts';
import { functionTable } from '../../mock-server/runner/functions/function-table.ts';
import { createScope } from '../mock-server/runner/expression/create-scope.ts';

const scope = createScope({
  variables: { o: { a: [1, 2.5, null], B: { c: 'x' } }, s: "it's", n: 7, none: null },
  trigger: { outputs: { body: { k: true } } },
});

const text = fc.string({ unit: 'binary', maxLength: 40 });
const identifier = fc
  .stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/)
  .filter((name) => !['null', 'true', 'false'].includes(name.toLowerCase()));
const literal = fc.oneof(
  text,
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);

/** Any tree that the grammar allows, offsets left at 0. */
function trees(name: fc.Arbitrary<string>): fc.Arbitrary<ExpressionNode> {
  const place = { start: 0, end: 0 };
  const literals = literal.map((value): ExpressionNode => ({ kind: 'literal', value, ...place }));
  const { node } = fc.letrec<{ node: ExpressionNode; call: ExpressionNode }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, literals, tie('call')),
    call: fc
      .tuple(
        name,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.array(
          fc.record({
            key: fc.oneof(literals, tie('node')),
            optional: fc.boolean(),
            dot: fc.option(identifier),
          }),
          { maxLength: 2 },
        ),
      )
      .map(([called, args, selectors]) => {
        let target: ExpressionNode & { kind: 'call' | 'select' } = {
          kind: 'call',
          name: called,
          args,
          ...place,
        };
        for (const { key, optional, dot } of selectors) {
          const named: ExpressionNode = { kind: 'literal', value: dot, ...place };
          target = {
            kind: 'select',
            target,
            key: dot === null ? key : named,
            optional,
            dot: dot !== null,
            ...place,
          };
        }
        return target;
      }),
  }));
  return node;
}

function withoutPlaces(node: ExpressionNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (name, part: unknown) => {
      if (name === 'start' || name === 'end') return undefined;
      if (typeof part === 'bigint') return `${part}n`;
      return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
    }),
  );
}

function attempt(run: () => unknown): { value: unknown } | { fault: string } {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof ExpressionFault) return { fault: error.message };
    throw error;
  }
}

describe('the language, for any input', () => {
  it('prints a tree as text that parses to the same tree', () => {
    fc.assert(
      fc.property(trees(identifier), (tree) => {
        fc.pre(printExpression(tree).length <= 8192);
        expect(withoutPlaces(parse(printExpression(tree)))).toEqual(withoutPlaces(tree));
      }),
    );
  });

  it('throws nothing but its own fault, whatever the text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom("'", '@', '@{', '}', '(', ')', '[', ']', '?', '.', ',', '-', '4e', '4.', 'if'),
        text,
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        for (const run of [scan, parse, parseTemplate]) attempt(() => run(parts.join('')));
      }),
      { numRuns: 2000 },
    );
  });

  it('says so where an expression is too deep, instead of running out of stack', () => {
    for (const opening of ['a(', 'a()[', 'trim(first(']) {
      const deep = opening.repeat(Math.floor(8192 / opening.length));
      expect(attempt(() => parse(deep))).toEqual({ fault: expect.stringContaining('deeper than') });
    }
    const deepest = `${'not('.repeat(1000)}true${')'.repeat(1000)}`;
    expect(compileExpression(deepest)(scope)).toBe(true);
  });

  it('covers the text with tokens in order', () => {
    fc.assert(
      fc.property(trees(identifier), (tree) => {
        const printed = printExpression(tree);
        fc.pre(printed.length <= 8192);
        let at = 0;
        for (const token of scan(printed)) {
          expect(printed.slice(at, token.start).trim()).toBe('');
          expect(token.end).toBeGreaterThanOrEqual(token.start);
          at = token.end;
        }
        expect(at).toBe(printed.length);
      }),
    );
  });

  it('gives every string back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
        expect(compileExpression(quote(value))(scope)).toBe(value);
        expect(compileTemplate(`@{${quote(value)}}`)(scope)).toBe(value);
        expect(compileTemplate(`@@${value}`)(scope)).toBe(`@${value}`);
      }),
    );
  });

  it('explains what it evaluates', () => {
    const names = fc.constantFrom(
      ...functionTable.map(({ name }) => name).filter((name) => !/guid|rand/.test(name)),
    );
    fc.assert(
      fc.property(trees(names), (tree) => {
        const template = `@${printExpression(tree)}`;
        fc.pre(template.length <= 8192 && !/^@[@{]/.test(template));
        const evaluated = attempt(() => compileTemplate(template)(scope));
        const { value, fault } = explain(template, scope);
        expect(fault === undefined ? { value } : { fault }).toEqual(evaluated);
      }),
      { numRuns: 500 },
    );
  });
});
