import { expect, test } from 'vitest';

import { buildSolutions } from '../../../connector/build-solutions.ts';
import { receiptFields } from '../../../connector/model/receipt.ts';
import type { Json } from '../../../connector/solution/solution-content.ts';
import { readEdited } from '../model/temporary-model.ts';

/** Bodies of the Response actions anywhere in a definition. */
function answersIn(value: Json | undefined): readonly Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((part: Json | undefined) => answersIn(part));
  const { type, inputs } = value as { type?: Json; inputs?: { body?: Json } };
  return type === 'Response' && inputs?.body !== undefined ? [inputs.body, ...inner] : inner;
}

test.each(['accepted', 'completed'])(
  'an answer "%s" of the flow is the receipt that the connector declares',
  async (response) => {
    const { model, lines } = await readEdited({
      settings: [
        ['response: none', `response: ${response}`],
        ['retry: standard', 'retry: quick'],
      ],
    });
    if (!model) throw new Error(lines.join('\n'));
    const bodies = buildSolutions(model).flow.workflows.flatMap(({ clientData }) => answersIn(clientData));
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies)
      expect(Object.keys(body as object).sort()).toEqual(Object.keys(receiptFields).sort());
  },
);
