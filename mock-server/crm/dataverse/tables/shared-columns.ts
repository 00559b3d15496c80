import type { Column } from '../entity.ts';

export const string = (name: string, max: number, required = false): Column => ({
  name,
  type: 'string',
  max,
  ...(required && { required }),
});
export const memo = (name: string, max: number): Column => ({ name, type: 'memo', max });
export const optOut = (name: string, yes = 'Do Not Allow'): Column => ({
  name,
  type: 'boolean',
  default: false,
  labels: [yes === 'Do Not Send' ? 'Send' : 'Allow', yes],
});
export const lookup = (name: string, navigation: Readonly<Record<string, readonly string[]>>): Column => ({
  name,
  type: 'lookup',
  targets: [...new Set(Object.values(navigation).flat())],
  navigation,
});
export const picklist = (name: string, options: Readonly<Record<number, string>>): Column => ({
  name,
  type: 'picklist',
  options,
});

/** Columns that every user-owned table has. */
export const ownedColumns: readonly Column[] = [
  { name: 'createdon', type: 'datetime', readOnly: true },
  { name: 'modifiedon', type: 'datetime', readOnly: true },
  { name: 'versionnumber', type: 'integer', readOnly: true },
  lookup('ownerid', { ownerid: ['systemuser', 'team'] }),
];

export function states(
  state: Readonly<Record<number, string>>,
  status: Readonly<Record<number, string>>,
): readonly Column[] {
  return [
    { name: 'statecode', type: 'state', options: state, default: 0 },
    { name: 'statuscode', type: 'status', options: status, default: 1 },
  ];
}
