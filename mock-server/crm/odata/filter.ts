/** A literal of an OData filter. `guid` and `date` keep their text. */
export type Literal =
  | { readonly type: 'null' }
  | { readonly type: 'string' | 'guid' | 'date'; readonly text: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean };

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A parsed `$filter`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      /** Column, or a path (`parentcontactid/contactid`). */
      readonly column: string;
      readonly literal: Literal;
    }
  | {
      readonly kind: 'text';
      readonly name: TextFunction;
      readonly column: string;
      readonly text: string;
    };

/** A filter that is not understood; the position counts characters of the filter's text from 0. */
export class FilterFault extends Error {
  override readonly name = 'FilterFault';
}
