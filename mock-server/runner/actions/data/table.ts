import { ExpressionFault } from '../../expression/fault.ts';
import type { Thunk } from '../../expression/function-entry.ts';
import type { Scope } from '../../expression/scope.ts';
import { itemScope } from '../../scheduler/item-scope.ts';
import { columnsOf, writeCsv, writeHtmlTable } from '../../text/table-text.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { RawAction } from '../../definition/raw-action.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { requireProperty } from '../require-member.ts';
import { notArray } from './from-items.ts';

const FORMATS = ['Html', 'Csv'] as const;

export const table: ActionKind = {
  type: 'Table',
  family: 'data',
  summary: 'writes an array as CSV or as an HTML table',
  inputs: 'required',
  limit: false,
  check(action) {
    requireProperty(action, 'from');
    const format = action.inputs.get('format');
    if (typeof format !== 'string' || format.startsWith('@') || formatOf(format) !== undefined) return;
    action.refuse({
      stage: 'setting',
      code: 'WorkflowRunActionInputsInvalidProperty',
      message: `The value '${format}' of property 'format' provided in inputs of workflow run action '${action.name}' of type 'Table' is not valid. Supported values are : '${FORMATS.join(', ')}'.`,
      path: `${action.path}.inputs.format`,
    });
  },
  plan(action) {
    const from = action.compile(action.inputs.get('from'));
    const format = action.compile(action.inputs.get('format'));
    const columns = columnsIn(action);
    return {
      form: 'leaf',
      run(context) {
        const { scope } = context;
        const items = from(scope);
        const kind = formatOf(toText(format(scope))) ?? 'Csv';
        context.showInputs(
          new ObjectValue([
            ['from', items],
            ['format', kind],
          ]),
        );
        if (!isArray(items)) return notArray('table', items);
        const write = kind === 'Csv' ? writeCsv : writeHtmlTable;
        try {
          const body =
            columns === undefined ? ownColumns(items, write) : givenColumns(columns, items, scope, write);
          if (body === undefined)
            return failed(
              'BadRequest',
              "The property 'columns' must be specified unless the 'from' property value is an array of objects.",
            );
          return succeeded(new ObjectValue([['body', body]]), 'NotSpecified');
        } catch (error) {
          if (!(error instanceof ExpressionFault)) throw error;
          return failed(
            'InvalidTemplate',
            `The execution of template action '${action.name}' failed. The column values could not be evaluated: '${error.message}'.`,
          );
        }
      },
    };
  },
};

type Write = (headers: readonly string[], rows: readonly (readonly string[])[]) => string;

interface Column {
  readonly header: Thunk;
  readonly value: Thunk;
}

function formatOf(written: string): (typeof FORMATS)[number] | undefined {
  return FORMATS.find((format) => format.toLowerCase() === written.toLowerCase());
}

function columnsIn(action: RawAction): readonly Column[] | undefined {
  const columns = action.inputs.get('columns');
  if (columns === undefined || !isArray(columns)) return undefined;
  return columns.flatMap((column) =>
    column instanceof ObjectValue
      ? [{ header: action.compile(column.get('header')), value: action.compile(column.get('value')) }]
      : [],
  );
}

function ownColumns(items: readonly Value[], write: Write): string | undefined {
  if (!items.every((item) => item instanceof ObjectValue)) return undefined;
  const names = columnsOf(items);
  return write(
    names,
    items.map((item) =>
      names.map((name) => toText(item instanceof ObjectValue ? (item.get(name) ?? null) : null)),
    ),
  );
}

function givenColumns(
  columns: readonly Column[],
  items: readonly Value[],
  scope: Scope,
  write: Write,
): string {
  const inner = itemScope(scope);
  const headers = columns.map(({ header }) => toText(header(scope)));
  const rows = items.map((item) => {
    inner.next(item);
    return columns.map(({ value }) => toText(value(inner.scope)));
  });
  return write(headers, rows);
}
