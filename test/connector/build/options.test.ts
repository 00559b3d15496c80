import { describe, expect, test } from 'vitest';

import { buildPackages } from '../../../connector/build/build-packages.ts';
import { verifyPackages } from '../../../connector/build/verify-packages.ts';
import { buildSolutions } from '../../../connector/build-solutions.ts';
import { mostAddedFields } from '../../../connector/model/read-lead-fields.ts';
import type { FlowSettings, LeadModel } from '../../../connector/model/lead-model.ts';
import { readEdited } from '../model/temporary-model.ts';

/** Every choice that an option has, by its place in the settings. */
const choices = {
  state: ['on', 'draft'],
  response: ['none', 'accepted', 'completed'],
  way: ['lookup', 'unique', 'none'],
  deadLetter: ['email', 'sharepoint'],
  notify: ['none', 'email', 'teams'],
  heartbeat: [false, true],
  secureData: [true, false],
  enableSchemaValidation: [false, true],
  declareLeadDependency: [false, true],
} as const;

type Choice = { readonly [Key in keyof typeof choices]: (typeof choices)[Key][number] };

/** All combinations of what changes the graph of actions, and each of the rest in turn. */
const combinations: readonly Choice[] = choices.response.flatMap((response) =>
  choices.way.flatMap((way) =>
    choices.deadLetter.flatMap((deadLetter) =>
      choices.notify.map((notify, index): Choice => ({
        response,
        way,
        deadLetter,
        notify,
        state: index % 2 === 0 ? 'on' : 'draft',
        heartbeat: index % 2 === 1,
        secureData: index !== 2,
        enableSchemaValidation: index === 1,
        declareLeadDependency: index === 0,
      })),
    ),
  ),
);

async function shipped(): Promise<LeadModel> {
  const { model } = await readEdited({});
  if (!model) throw new Error('The shipped inputs do not read');
  return model;
}

function withChoice(model: LeadModel, { way, heartbeat, ...plain }: Choice): LeadModel {
  const { settings } = model;
  const { keyColumn: _, ...merge } = settings.flow.merge;
  const flow: FlowSettings = {
    ...settings.flow,
    ...plain,
    heartbeat: { ...settings.flow.heartbeat, enabled: heartbeat },
    merge: { ...merge, way, ...(way === 'unique' && { keyColumn: 'cts_leadkey' }) },
  };
  return { ...model, settings: { ...settings, flow } };
}

describe('every combination of options gives packages without a broken rule', () => {
  test.each(combinations.map((choice) => [Object.values(choice).map(String).join(' '), choice] as const))(
    '%s',
    async (_, choice) => {
      const packages = buildPackages(buildSolutions(withChoice(await shipped(), choice)), {
        kinds: ['unmanaged'],
        combined: false,
      });
      const { problems } = verifyPackages(packages);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});

describe('fields of a publisher', () => {
  const inTheSchema = (count: number, name: (index: number) => string) =>
    Array.from(
      { length: count },
      (_, index) => `  ${name(index)}: { type: string, title: "${`'${index}`.padEnd(80, "'")}" }\n`,
    ).join('');

  test('as many as are allowed, with the longest names and labels, still give a flow', async () => {
    const added = inTheSchema(mostAddedFields, (index) => `F${index}`.padEnd(80, 'x'));
    const { model, lines } = await readEdited({ lead: [['  OfferTitle:', `${added}  OfferTitle:`]] });
    if (!model) throw new Error(lines.join('\n'));
    const { problems } = verifyPackages(
      buildPackages(buildSolutions(model), { kinds: ['unmanaged'], combined: false }),
    );
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('one more is an error of its own', async () => {
    const added = inTheSchema(mostAddedFields + 1, (index) => `F${index}`);
    const { lines } = await readEdited({ lead: [['  OfferTitle:', `${added}  OfferTitle:`]] });
    expect(lines).toEqual([
      'lead.schema.yaml:10:1 error LEAD_FIELDS_TOO_MANY: the schema has 41 fields of your own; allowed: at most 40',
    ]);
  });
});

describe('fields whose names every object has', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    '%s is a field like any other',
    async (name) => {
      const edits = {
        lead: [['  OfferTitle:', `  ${name}: { type: string, example: x }\n  OfferTitle:`]],
      } as const;
      const { model, lines } = await readEdited(edits);
      if (!model) throw new Error(lines.join('\n'));
      const field = model.fields.at(-1);
      expect(field).toMatchObject({ path: [name], standard: false, visibility: 'none' });
      expect(model.settings.flow.mapping[name]).toBeUndefined();
      const { problems } = verifyPackages(
        buildPackages(buildSolutions(model), { kinds: ['unmanaged'], combined: false }),
      );
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});
