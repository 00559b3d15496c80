import { byName } from '../model/by-name.ts';
import type { LeadField, LeadModel } from '../model/lead-model.ts';
import { receiptFields } from '../model/receipt.ts';
import type { ConnectorSchema } from './connector-document.ts';

/** The bodies of the connector: the lead that is sent, and the answer to it. */
export function definitions({ fields, groups }: LeadModel): Record<string, ConnectorSchema> {
  return {
    Lead: { ...objectOf(fields, [], groups), description: 'A commercial lead.' },
    Receipt: {
      type: 'object',
      description: 'What the destination did with the lead.',
      properties: Object.fromEntries(
        Object.entries(receiptFields).map(([name, { title, description }]) => [
          name,
          { type: 'string', 'x-ms-summary': title, description },
        ]),
      ),
    },
  };
}

function objectOf(
  fields: readonly LeadField[],
  above: readonly string[],
  groups: LeadModel['groups'],
): ConnectorSchema {
  const label = groups.get(above.join('/'));
  return {
    type: 'object',
    ...(label && { 'x-ms-summary': label.title, description: label.description }),
    properties: byName(fields, above.length, (name, group) => {
      const [leaf] = group;
      return leaf && leaf.path.length === above.length + 1
        ? leafOf(leaf)
        : objectOf(group, [...above, name], groups);
    }),
  };
}

function leafOf(field: LeadField): ConnectorSchema {
  const { visibility, values } = field;
  return {
    type: field.type,
    'x-ms-summary': field.title,
    description: withExample(field),
    ...(field.maxLength !== undefined && { maxLength: field.maxLength }),
    ...(values && {
      enum: values.map(({ value }) => value),
      'x-ms-enum-values': values.map(({ value, displayName }) => ({ value, displayName })),
    }),
    ...(visibility !== 'none' && { 'x-ms-visibility': visibility }),
  };
}

/** The example goes into the description, where the designer shows it; a list of values needs none. */
function withExample({ description, example, values }: LeadField): string {
  if (example === undefined || values) return description;
  return `${description.replace(/[.!?]$/, '')}, for example ${example.replace(/[.!?]$/, '')}.`;
}
