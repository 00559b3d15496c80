import leadSchema from '../lead.schema.schema.json' with { type: 'json' };
import settingsSchema from '../solution.schema.json' with { type: 'json' };
import { mostAddedFields } from './read-lead-fields.ts';
import { retryProfiles } from './retry-profiles.ts';
import { standardFields } from './standard-fields.ts';

/** The part of a JSON Schema that the reference shows. */
interface SchemaPart {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: string | number | boolean | object;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly 'x-allowed'?: string;
  readonly allOf?: readonly SchemaPart[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
}

/** The text of `docs/configuration.md`, made of the two JSON Schemas, so that it cannot differ from the check. */
export function settingsTable(): string {
  const settings = settingsSchema as SchemaPart;
  const sections = Object.entries(settings.properties ?? {}).filter(([name]) => name !== '$schema');
  const plain = sections.filter(([, part]) => part.properties === undefined);
  const grouped = sections.filter(([, part]) => part.properties !== undefined);
  return `# Configuration

Two files say what is built: \`connector/solution.yaml\` and \`connector/lead.schema.yaml\`. Both are YAML 1.2; JSON files
of the same names with the ending \`.json\` are read where there is no \`.yaml\`. Both are checked as a whole before
anything is written: every problem is told with its line and column. Editors with YAML support complete them by the
\`yaml-language-server\` line at their top.

## solution.yaml

${settings.description ?? ''}

${table(rows(plain, '', []))}

${grouped
  .map(
    ([name, part]) =>
      `### ${name}\n\n${part.description ?? ''}\n\n${table(rows(Object.entries(part.properties ?? {}), '', part.required ?? []))}`,
  )
  .join('\n\n')}

Retries, as each connector action carries them:

| Retry | Repeats | First pause | Longest pause | All pauses at most |
| --- | --- | --- | --- | --- |
${Object.values(retryProfiles)
  .map(
    ({ profile, count, interval, maximumInterval, worstSeconds }) =>
      `| \`${profile}\` | ${count} | ${count === 0 ? '' : interval} | ${count === 0 ? '' : maximumInterval} | ${worstSeconds} s |`,
  )
  .join('\n')}

A value of \`mapping\` is the logical name of a column, or \`{ column, maxLength }\` where the column holds another number of
characters than in a new environment. Columns of your own begin with a publisher's prefix; without \`maxLength\` they count
as 100 characters, which is what Power Apps gives a new text column.

## lead.schema.yaml

A JSON Schema of the lead. The schemas of Microsoft's documentation are accepted as they are; labels that they lack come
with the kit. Fields of your own may stand at the top, in \`UserDetails\`, or in objects of their own, at most ${mostAddedFields}. The order
of fields does not matter: those of Partner Center come first, yours follow by name. Nothing in this file makes the flow
refuse a lead.

${table(rows(Object.entries((leadSchema as { definitions: { field: SchemaPart } }).definitions.field.properties ?? {}), '', []).filter(([, , text]) => text !== ''))}

Fields that Partner Center sends:

| Path | Label | Description | Shortest column |
| --- | --- | --- | --- |
${Object.entries(standardFields)
  .map(
    ([path, field]) =>
      `| \`${path}\` | ${field.title} | ${cell(field.description)} | ${field.shortestColumn} |`,
  )
  .join('\n')}
`;
}

type Row = readonly [key: string, fallback: string, text: string];

function rows(
  entries: readonly (readonly [string, SchemaPart])[],
  above: string,
  required: readonly string[],
): readonly Row[] {
  return entries.flatMap(([name, part]) => {
    const key = above ? `${above}.${name}` : name;
    const isSection = part.properties !== undefined && part.type === 'object';
    return isSection
      ? rows(Object.entries(part.properties ?? {}), key, part.required ?? [])
      : [[key, fallback(part, required.includes(name)), wordsOf(part)] as const];
  });
}

function fallback(part: SchemaPart, required: boolean): string {
  if (required) return '**required**';
  if (part.default === undefined || typeof part.default === 'object') return '';
  return part.default === '' ? 'empty' : `\`${part.default}\``;
}

function wordsOf(part: SchemaPart): string {
  if (part.description === undefined) return '';
  const words = allowed(part);
  return cell(words === '' ? part.description : `${part.description} Allowed: ${words}.`);
}

function allowed(part: SchemaPart): string {
  // A value of two kinds is told of in the text, once for all that are like it.
  if (Array.isArray(part.type)) return '';
  if (part['x-allowed'] !== undefined) return part['x-allowed'];
  if (part.enum) return part.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (part.allOf) return part.allOf.map(allowed).join('; ');
  if (part.minimum !== undefined && part.maximum !== undefined) return `${part.minimum} to ${part.maximum}`;
  if (part.maxLength !== undefined) return `${part.minLength ?? 0} to ${part.maxLength} characters`;
  return part.type === 'boolean' ? '`true`, `false`' : '';
}

function cell(words: string): string {
  return words.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

function table(lines: readonly Row[]): string {
  return [
    '| Setting | Default | What it is |',
    '| --- | --- | --- |',
    ...lines.map(([key, value, words]) => `| \`${key}\` | ${value} | ${words} |`),
  ].join('\n');
}
