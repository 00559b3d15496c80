/** A table of Dataverse as its metadata describes it, in what the Web API checks. */
export interface Entity {
  readonly logicalName: string;
  readonly setName: string;
  readonly title: string;
  readonly primaryKey: string;
  readonly primaryName: string;
  readonly columns: readonly Column[];
  /** Alternate keys: name and columns. */
  readonly keys?: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** Columns worth showing first. */
  readonly shown: readonly string[];
}

interface ColumnBase {
  readonly name: string;
  /** `ApplicationRequired`: a create without it is refused. */
  readonly required?: boolean;
  /** Set by the service: writing it is ignored, as Dataverse does for calculated columns. */
  readonly readOnly?: boolean;
}

export type Column = ColumnBase &
  (
    | { readonly type: 'string' | 'memo'; readonly max: number }
    | {
        readonly type: 'boolean';
        readonly default: boolean;
        readonly labels?: readonly [no: string, yes: string];
      }
    | {
        readonly type: 'picklist' | 'state' | 'status';
        readonly options: Readonly<Record<number, string>>;
        readonly default?: number;
      }
    | { readonly type: 'integer' | 'decimal'; readonly minimum?: number; readonly maximum?: number }
    | { readonly type: 'datetime' }
    | { readonly type: 'uniqueidentifier' }
    | {
        readonly type: 'lookup';
        /** Logical names of tables that it may refer to. */
        readonly targets: readonly string[];
        /** Navigation properties for `@odata.bind`, with the tables each may lead to. */
        readonly navigation: Readonly<Record<string, readonly string[]>>;
      }
  );

/** Type name in the words of OData's messages. */
export function edmType(column: Column): string {
  switch (column.type) {
    case 'string':
    case 'memo':
      return 'Edm.String';
    case 'boolean':
      return 'Edm.Boolean';
    case 'picklist':
    case 'state':
    case 'status':
    case 'integer':
      return 'Edm.Int32';
    case 'decimal':
      return 'Edm.Decimal';
    case 'datetime':
      return 'Edm.DateTimeOffset';
    case 'uniqueidentifier':
    case 'lookup':
      return 'Edm.Guid';
  }
}

/** The name under which a column stands in rows and filters: lookups are `_name_value`. */
export function propertyName(column: Column): string {
  return column.type === 'lookup' ? `_${column.name}_value` : column.name;
}
