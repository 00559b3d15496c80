import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonReadFault, readJson } from '../../mock-server/runner/json/read-json.ts';
import { writeJson } from '../../mock-server/runner/json/write-json.ts';
import { askNewtonsoft, missing, rounds, seed, title } from '../oracles/newtonsoft/ask.ts';
import { textsNearJson } from '../oracles/newtonsoft/near-json.ts';

function ours(text: string, operation: string): string {
  try {
    const value = readJson(text, { trailing: operation === 'json-prefix' ? 'ignore' : 'refuse' });
    return `=${writeJson(value, { indented: operation === 'json-indented' })}`;
  } catch (fault) {
    if (fault instanceof JsonReadFault) return `!${fault.message}`;
    throw fault;
  }
}

describe.skipIf(missing !== undefined)(`against Newtonsoft.Json itself, ${title}`, () => {
  it.each(['json', 'json-prefix', 'json-indented'])(
    '%s: the same text or the same sentence',
    async (operation) => {
      const texts = fc.sample(textsNearJson, { numRuns: rounds, seed });
      const answers = await askNewtonsoft(texts.map((text) => ({ operation, text })));
      expect(answers.filter((answer) => answer.startsWith('!')).length).toBeGreaterThan(rounds / 10);
      expect(texts.map((text) => ({ text, answer: ours(text, operation) }))).toEqual(
        texts.map((text, index) => ({ text, answer: answers[index] })),
      );
    },
    180_000,
  );
});
