import { callEntry } from '../../expression/compile.ts';
import { ExpressionFault } from '../../expression/fault.ts';
import type { Thunk } from '../../expression/function-entry.ts';
import { templateMessages } from '../../expression/template-messages.ts';
import { findFunction } from '../../functions/function-table.ts';
import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { succeeded } from '../action-end.ts';

interface ExpressionRule {
  readonly kind: string;
  readonly calls: string;
  /** Inputs in the order of the function's parameters, by path; names for one input stand beside each other. */
  readonly inputs: readonly (readonly string[])[];
}

/** Kinds of the Expression action: functions with named inputs. */
const RULES: readonly ExpressionRule[] = [
  { kind: 'CurrentTime', calls: 'utcNow', inputs: [] },
  {
    kind: 'GetPastTime',
    calls: 'getPastTime',
    inputs: [
      ['interval.count', 'interval'],
      ['interval.unit', 'timeUnit'],
    ],
  },
  {
    kind: 'GetFutureTime',
    calls: 'getFutureTime',
    inputs: [
      ['interval.count', 'interval'],
      ['interval.unit', 'timeUnit'],
    ],
  },
  {
    kind: 'AddToTime',
    calls: 'addToTime',
    inputs: [['baseTime'], ['interval.count', 'interval'], ['interval.unit', 'timeUnit']],
  },
  {
    kind: 'SubtractFromTime',
    calls: 'subtractFromTime',
    inputs: [['baseTime'], ['interval.count', 'interval'], ['interval.unit', 'timeUnit']],
  },
  {
    kind: 'ConvertTimeZone',
    calls: 'convertTimeZone',
    inputs: [['baseTime'], ['sourceTimeZone'], ['destinationTimeZone'], ['formatString']],
  },
  { kind: 'FormatNumber', calls: 'formatNumber', inputs: [['number'], ['format'], ['locale']] },
  {
    kind: 'IndexOf',
    calls: 'indexOf',
    inputs: [
      ['text', 'string'],
      ['searchText', 'searchString'],
    ],
  },
  {
    kind: 'Substring',
    calls: 'substring',
    inputs: [['text', 'string'], ['startIndex', 'startPosition'], ['length']],
  },
];

export const EXPRESSION_KINDS: readonly string[] = RULES.map(({ kind }) => kind);

export const expression: ActionKind = {
  type: 'Expression',
  family: 'data',
  summary: `gives the value of a function with named inputs: ${EXPRESSION_KINDS.join(', ')}`,
  inputs: 'optional',
  limit: false,
  check(action) {
    const kind = action.member('kind');
    if (typeof kind === 'string' && ruleOf(kind) !== undefined) return;
    action.refuse({
      stage: 'setting',
      code: 'InvalidActionKind',
      message: `The kind '${typeof kind === 'string' ? kind : ''}' of action '${action.name}' of type 'Expression' is not valid. Supported kinds are '${EXPRESSION_KINDS.join(', ')}'.`,
      path: `${action.path}.kind`,
    });
  },
  plan(action) {
    const kind = action.member('kind');
    const rule = typeof kind === 'string' ? ruleOf(kind) : undefined;
    const inputs = action.compile(action.member('inputs'));
    const evaluate =
      rule === undefined ? undefined : compileRule(rule, action.inputs, (value) => action.compile(value));
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        if (given !== null) context.showInputs(given);
        if (evaluate === undefined)
          throw new ExpressionFault(`The kind of action '${action.name}' is not valid.`);
        return succeeded(new ObjectValue([['body', evaluate(context.scope)]]));
      },
    };
  },
};

function ruleOf(kind: string): ExpressionRule | undefined {
  return RULES.find((rule) => rule.kind.toLowerCase() === kind.toLowerCase());
}

function compileRule(rule: ExpressionRule, inputs: ObjectValue, compile: (value: Value) => Thunk): Thunk {
  const fn = findFunction(rule.calls);
  if (fn === undefined) throw new Error(templateMessages.unknownFunction(rule.calls));
  const args: Thunk[] = [];
  for (const names of rule.inputs) {
    const value = names.map((name) => valueAt(inputs, name)).find((found) => found !== undefined);
    if (value === undefined) break;
    args.push(compile(value));
  }
  return callEntry(fn, fn.name, args);
}

function valueAt(inputs: ObjectValue, path: string): Value | undefined {
  let at: Value | undefined = inputs;
  for (const name of path.split('.')) at = at instanceof ObjectValue ? at.get(name) : undefined;
  return path.includes('.') || !(at instanceof ObjectValue) ? at : undefined;
}
