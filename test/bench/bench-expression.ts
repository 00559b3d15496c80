import { Expression } from 'adaptive-expressions';

import { compile } from '../../mock-server/runner/expression/compile.ts';
import { parse } from '../../mock-server/runner/expression/parse.ts';
import { fromJs, toJs } from '../../mock-server/runner/value/from-js.ts';
import { ObjectValue } from '../../mock-server/runner/value/object-value.ts';
import { caseScope } from '../../mock-server/conformance/case-scope.ts';
import { geometricMean, timeInRounds } from './rounds.ts';

/** Both languages give the same result for each pair; the names of the reference are adapted, nothing else. */
const pairs = [
  { name: 'path', ours: "triggerBody()?['UserDetails']?['Email']", theirs: 'body.UserDetails.Email' },
  {
    name: 'lower and trim',
    ours: "toLower(trim(triggerBody()?['UserDetails']?['Email']))",
    theirs: 'toLower(trim(body.UserDetails.Email))',
  },
  {
    name: 'concat',
    ours: "concat(triggerBody()?['OfferTitle'], ' - ', triggerBody()?['ActionCode'])",
    theirs: "concat(body.OfferTitle, ' - ', body.ActionCode)",
  },
  {
    name: 'if and concat',
    ours: "if(equals(triggerBody()?['ActionCode'], 'INS'), concat('Installed ', triggerBody()?['OfferTitle']), 'Other')",
    theirs: "if(equals(body.ActionCode, 'INS'), concat('Installed ', body.OfferTitle), 'Other')",
  },
  {
    name: 'and, not, length',
    ours: "and(not(equals(triggerBody()?['ActionCode'], 'DNC')), greater(length(triggerBody()?['OfferTitle']), 3))",
    theirs: "and(not(equals(body.ActionCode, 'DNC')), greater(length(body.OfferTitle), 3))",
  },
  {
    name: 'arithmetic',
    ours: "add(mul(triggerBody()?['Seats'], 3), sub(triggerBody()?['Seats'], 7))",
    theirs: 'add(mul(body.Seats, 3), sub(body.Seats, 7))',
  },
] as const;

const body = {
  UserDetails: { Email: '  Someone@Contoso.com ' },
  OfferTitle: 'Contoso Offer',
  ActionCode: 'INS',
  Seats: 12,
};

interface Ratio {
  readonly name: string;
  readonly evaluate: number;
  readonly parse: number;
  readonly evaluateNanoseconds: number;
  readonly parseNanoseconds: number;
}

/**
 * Evaluation (parsed once) and parsing, as many times faster than `adaptive-expressions` in the same process.
 * @throws Error where the two do not give the same result.
 */
export async function benchExpression(): Promise<readonly string[]> {
  const received = { outputs: fromJs({ body }), body: fromJs(body), record: () => new ObjectValue() };
  const scope = { ...caseScope(undefined), trigger: () => received };
  const memory = { body };
  const ratios: Ratio[] = [];
  for (const { name, ours, theirs } of pairs) {
    const thunk = compile(parse(ours), ours);
    const peer = Expression.parse(theirs);
    const [got, expected] = [toJs(thunk(scope)), peer.tryEvaluate(memory).value as unknown];
    if (got !== expected) throw new Error(`${name}: ${String(got)} is not ${String(expected)}`);
    let sink: unknown;
    const [evaluateOurs, evaluateTheirs] = await timeInRounds([
      { name: 'ours', run: (count) => repeat(count, () => (sink = thunk(scope))) },
      { name: 'theirs', run: (count) => repeat(count, () => (sink = peer.tryEvaluate(memory))) },
    ]);
    const [parseOurs, parseTheirs] = await timeInRounds([
      { name: 'ours', run: (count) => repeat(count, () => (sink = compile(parse(ours), ours))) },
      { name: 'theirs', run: (count) => repeat(count, () => (sink = Expression.parse(theirs))) },
    ]);
    if (sink === undefined || !evaluateOurs || !evaluateTheirs || !parseOurs || !parseTheirs)
      throw new Error(name);
    ratios.push({
      name,
      evaluate: evaluateTheirs.nanoseconds / evaluateOurs.nanoseconds,
      parse: parseTheirs.nanoseconds / parseOurs.nanoseconds,
      evaluateNanoseconds: evaluateOurs.nanoseconds,
      parseNanoseconds: parseOurs.nanoseconds,
    });
  }
  return [
    'times faster than adaptive-expressions (medians of rotated rounds in one process)',
    ...ratios.map(
      (row) =>
        `${row.name.padEnd(18)} evaluate ${row.evaluate.toFixed(1).padStart(6)}x (${row.evaluateNanoseconds.toFixed(0)} ns)   ` +
        `parse ${row.parse.toFixed(1).padStart(6)}x (${(row.parseNanoseconds / 1000).toFixed(1)} us)`,
    ),
    `geometric mean     evaluate ${geometricMean(ratios.map((row) => row.evaluate))
      .toFixed(1)
      .padStart(6)}x` +
      `   parse ${geometricMean(ratios.map((row) => row.parse))
        .toFixed(1)
        .padStart(6)}x`,
  ];
}

function repeat(count: number, work: () => unknown): void {
  for (let index = 0; index < count; index += 1) work();
}
