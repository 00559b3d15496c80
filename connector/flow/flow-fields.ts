import type { LeadField, LeadModel, MappedColumn } from '../model/lead-model.ts';

/**
 * How a field is cleaned: `name` keeps words that may be somebody's name, `line` takes placeholder words for nothing,
 * `code` is an address or a code and loses every invisible character, `note` keeps tabs and line breaks.
 */
export type FieldForm = 'name' | 'line' | 'code' | 'note';

/** One field on its way through the flow; its place in the list is its place in `Read every field`. */
export interface FlowField {
  /** Name in the normalised lead. */
  readonly key: string;
  readonly path: readonly string[];
  readonly form: FieldForm;
  /** How the note on a row calls it. */
  readonly label: string;
  /** Column of the destination, for a field that has one of its own. */
  readonly column?: MappedColumn;
  readonly type: LeadField['type'];
}

const standard: readonly Pick<FlowField, 'key' | 'path' | 'form' | 'label'>[] = [
  { key: 'firstName', path: ['UserDetails', 'FirstName'], form: 'name', label: 'First name' },
  { key: 'lastName', path: ['UserDetails', 'LastName'], form: 'name', label: 'Last name' },
  { key: 'email', path: ['UserDetails', 'Email'], form: 'code', label: 'Email' },
  { key: 'phone', path: ['UserDetails', 'Phone'], form: 'line', label: 'Phone' },
  { key: 'country', path: ['UserDetails', 'Country'], form: 'line', label: 'Country' },
  { key: 'company', path: ['UserDetails', 'Company'], form: 'line', label: 'Company' },
  { key: 'title', path: ['UserDetails', 'Title'], form: 'line', label: 'Job title' },
  { key: 'leadSource', path: ['LeadSource'], form: 'code', label: 'Lead source' },
  { key: 'actionCode', path: ['ActionCode'], form: 'code', label: 'Action' },
  { key: 'offerTitle', path: ['OfferTitle'], form: 'line', label: 'Offer' },
  { key: 'description', path: ['Description'], form: 'note', label: 'Description' },
  // No document knows it; publishers ask Microsoft for one, and it would be the best key of a delivery.
  { key: 'leadId', path: ['LeadId'], form: 'code', label: 'Lead id' },
];

/** The fields that Partner Center sends, then those that the publisher added to the schema. */
export function flowFields(model: LeadModel): readonly FlowField[] {
  const mapping = model.settings.flow.mapping;
  const known = new Set(standard.map((field) => field.path.join('/').toLowerCase()));
  const column = (path: readonly string[]) => {
    const mapped = mapping[path.join('/')];
    return mapped === undefined ? {} : { column: mapped };
  };
  return [
    ...standard.map((field): FlowField => ({ ...field, type: 'string', ...column(field.path) })),
    ...model.fields
      .filter((field) => !known.has(field.path.join('/').toLowerCase()))
      .map((field, index): FlowField => ({
        key: `added${index + 1}`,
        path: field.path,
        form: 'line',
        label: field.title,
        type: field.type,
        ...column(field.path),
      })),
  ];
}

/** Place of a standard field in the list. */
export function fieldIndex(key: string): number {
  const index = standard.findIndex((field) => field.key === key);
  if (index < 0) throw new RangeError(`No field ${key}`);
  return index;
}
