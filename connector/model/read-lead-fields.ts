import { nearestName } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import type { LeadField, LeadGroup } from './lead-model.ts';
import { byCodeUnits } from '../solution/text-bytes.ts';
import type { SourceDocument } from './source-document.ts';
import { standardField, standardFields } from './standard-fields.ts';

/** A field of the lead schema file, after the check against its JSON Schema. */
interface RawField {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly example?: string | number | boolean;
  readonly examples?: readonly (string | number | boolean)[];
  readonly maxLength?: number;
  readonly enum?: readonly unknown[];
  readonly 'x-ms-summary'?: string;
  readonly 'x-ms-visibility'?: LeadField['visibility'];
  readonly 'x-ms-enum-values'?: LeadField['values'];
  readonly properties?: Readonly<Record<string, RawField>>;
}

interface ReadFields {
  readonly fields: readonly LeadField[];
  readonly groups: ReadonlyMap<string, LeadGroup>;
  readonly problems: readonly Problem[];
}

/** Standard paths, and the objects that they stand in, by their lower-case form: names are matched ignoring case. */
const canonical = new Map(
  Object.keys(standardFields).flatMap((path) => {
    const above = path.split('/').slice(0, -1).join('/');
    return [path, ...(above ? [above] : [])].map((name) => [name.toLowerCase(), name] as const);
  }),
);

/**
 * The leaves of a checked lead schema and the labels of the objects that hold them: the standard fields in the
 * order of the documentation, then the publisher's by path, so that the order in the file changes nothing. Labels
 * that a standard field lacks come from the documentation, and so do fields that the schema leaves out, with a note.
 */
export function readLeadFields(document: SourceDocument): ReadFields {
  const root = document.data as RawField;
  const { fields, groups, problems: found } = leaves(root.properties ?? {}, [], document);
  const problems = [...found, ...tooMany(fields, document)];
  const known = new Set(fields.map((field) => field.path.join('/')));
  const absent = Object.keys(standardFields).filter((path) => !known.has(path));
  return {
    fields: [...fields, ...absent.map((path) => toField(path.split('/'), {}))].sort(byRank),
    groups,
    problems: problems.length > 0 || absent.length === 0 ? problems : [absence(absent, fields, document)],
  };
}

/** Fields of a publisher that the expressions of the flow hold, with the longest names and labels. */
export const mostAddedFields = 40;

function tooMany(fields: readonly LeadField[], document: SourceDocument): readonly Problem[] {
  const added = fields.filter(({ standard }) => !standard).length;
  if (added <= mostAddedFields) return [];
  return [
    {
      code: 'LEAD_FIELDS_TOO_MANY',
      severity: 'error',
      message: `the schema has ${added} fields of your own; allowed: at most ${mostAddedFields}`,
      at: document.placeOfKey(['properties']),
    },
  ];
}

const ranks = Object.keys(standardFields);

function byRank(left: LeadField, right: LeadField): number {
  const [one, other] = [left, right].map(({ path }) => path.join('/'));
  const rank = (path = '') => (standardField(path) ? ranks.indexOf(path) : ranks.length);
  return rank(one) - rank(other) || byCodeUnits(one ?? '', other ?? '');
}

/** `above` is the path as the file writes it. */
function leaves(
  properties: Readonly<Record<string, RawField>>,
  above: readonly string[],
  document: SourceDocument,
): ReadFields {
  const fields: LeadField[] = [];
  const groups = new Map<string, LeadGroup>();
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const [name, raw] of Object.entries(properties)) {
    const written = [...above, name];
    const path = (canonical.get(written.join('/').toLowerCase()) ?? canonicalAbove(written)).split('/');
    const at = document.placeOfKey(written.flatMap((segment) => ['properties', segment]));
    const twin = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    const problem = twin === undefined ? shapeProblem(path.join('/'), raw) : twins(written, [...above, twin]);
    if (problem) problems.push({ ...problem, at });
    else if (isObject(raw)) {
      const inner = leaves(raw.properties ?? {}, written, document);
      groups.set(path.join('/'), labels(name, raw));
      for (const [key, group] of inner.groups) groups.set(key, group);
      fields.push(...inner.fields);
      problems.push(...inner.problems);
    } else fields.push(toField(path, raw));
  }
  return { fields, groups, problems };
}

/** An added field inside a standard object: the object's name as Partner Center writes it. */
function canonicalAbove(written: readonly string[]): string {
  const above = written.slice(0, -1).join('/');
  return [canonical.get(above.toLowerCase()) ?? above, written.at(-1)].filter(Boolean).join('/');
}

function twins(path: readonly string[], other: readonly string[]): Problem {
  return {
    code: 'LEAD_FIELD_DUPLICATE',
    severity: 'error',
    message: `"${path.join('/')}" and "${other.join('/')}" differ only in case`,
  };
}

function shapeProblem(path: string, raw: RawField): Problem | undefined {
  const isWrapper = canonical.has(path.toLowerCase()) && !standardField(path);
  if (isWrapper && !isObject(raw))
    return typeProblem(`"${path}" is not an object with properties, as Partner Center sends it`);
  if (standardField(path) && isObject(raw))
    return typeProblem(`"${path}" is an object, but Partner Center sends text`);
  if (isObject(raw) && Object.keys(raw.properties ?? {}).length === 0)
    return typeProblem(`"${path}" is an object without properties`);
  return undefined;
}

function labels(name: string, raw: RawField): LeadGroup {
  const title = raw.title ?? raw['x-ms-summary'] ?? words(name);
  return { title, description: raw.description ?? `${title} of the lead.` };
}

function typeProblem(message: string): Problem {
  return { code: 'LEAD_FIELD_TYPE', severity: 'error', message };
}

function absence(paths: readonly string[], fields: readonly LeadField[], document: SourceDocument): Problem {
  const added = fields.filter((field) => !field.standard).map((field) => field.path.join('/'));
  const names = paths.map((path) => {
    const near = nearestName(path, added);
    return near === undefined ? `"${path}"` : `"${path}" (is it "${near}"?)`;
  });
  return {
    code: 'LEAD_FIELD_ABSENT',
    severity: 'note',
    message: `the schema does not name ${names.join(', ')}`,
    at: document.placeOfKey(['properties']),
  };
}

function types(raw: RawField): readonly string[] {
  return [raw.type ?? []].flat().filter((type) => type !== 'null');
}

function isObject(raw: RawField): boolean {
  return raw.properties !== undefined || types(raw).includes('object');
}

function toField(path: readonly string[], raw: RawField): LeadField {
  const name = path.at(-1) ?? '';
  const standard = standardField(path.join('/'));
  const title = raw.title ?? raw['x-ms-summary'] ?? standard?.title ?? words(name);
  const example = raw.example ?? raw.examples?.[0] ?? standard?.example;
  const [type = 'string'] = types(raw);
  const values =
    raw['x-ms-enum-values'] ??
    raw.enum?.map((value) => ({ value: String(value), displayName: String(value) }));
  return {
    path,
    title,
    description: raw.description ?? standard?.description ?? `${title} of the lead.`,
    ...(example !== undefined && { example: String(example) }),
    visibility: raw['x-ms-visibility'] ?? standard?.visibility ?? 'none',
    type: type as LeadField['type'],
    ...(raw.maxLength !== undefined && { maxLength: raw.maxLength }),
    ...(values && { values }),
    standard: standard !== undefined,
  };
}

/** `partnerTier`, `partner_tier` → `Partner Tier`. */
function words(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}
