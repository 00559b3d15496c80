import type { Value } from '../../value/value.ts';

/** Names of types as schemas write them, in the order in which messages list them. */
export const typeNames = {
  string: 'String',
  number: 'Number',
  integer: 'Integer',
  boolean: 'Boolean',
  object: 'Object',
  array: 'Array',
  null: 'Null',
} as const;

export type SchemaType = keyof typeof typeNames;

export function isSchemaType(name: string): name is SchemaType {
  return Object.hasOwn(typeNames, name);
}

/** A bound of a number; `exclusive` also refuses the bound itself. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** A schema ready for validation: `$ref` replaced by its target, keywords of the wrong shape left out. */
export interface SchemaNode {
  /** Where the schema stands: `#/properties/a`, after the nearest `id` if there is one. */
  readonly id: string;
  /** The schema `false`: refuses everything. */
  readonly never?: boolean;
  readonly types?: readonly SchemaType[];
  readonly enum?: readonly Value[];
  readonly const?: { readonly value: Value };

  readonly maxLength?: number;
  readonly minLength?: number;
  readonly format?: string;

  readonly maximum?: Bound;
  readonly minimum?: Bound;
  readonly multipleOf?: number;

  readonly properties: ReadonlyMap<string, SchemaNode>;
  /** `false`: no other members. */
  readonly additionalProperties?: SchemaNode | false;
  readonly propertyNames?: SchemaNode;
  readonly required: readonly string[];
  readonly maxProperties?: number;
  readonly minProperties?: number;
  readonly dependentKeys: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, SchemaNode>;

  /** One schema for all items, or one a position. */
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly additionalItems?: SchemaNode | false;
  readonly uniqueItems: boolean;
  readonly contains?: SchemaNode;
  readonly maxItems?: number;
  readonly minItems?: number;

  readonly allOf: readonly SchemaNode[];
  readonly anyOf: readonly SchemaNode[];
  readonly oneOf: readonly SchemaNode[];
  readonly not?: SchemaNode;
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
}
