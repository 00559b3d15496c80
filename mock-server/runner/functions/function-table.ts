import type { FunctionEntry } from '../expression/function-entry.ts';
import { arrayFunctions } from './collection/arrays.ts';
import { containsFunctions } from './collection/contains-and-empty.ts';
import { endFunctions } from './collection/first-and-last.ts';
import { propertyFunctions } from './collection/properties.ts';
import { sortFunctions } from './collection/sort.ts';
import { unionFunctions } from './collection/union.ts';
import { base64Functions } from './conversion/base64.ts';
import { dataUriFunctions } from './conversion/data-uri.ts';
import { numberConversions } from './conversion/numbers.ts';
import { textConversions } from './conversion/text.ts';
import { dateFunctions } from './date/date-functions.ts';
import { formFunctions } from './form/form-data.ts';
import { branchingFunctions } from './logic/branching.ts';
import { comparingFunctions } from './logic/comparing.ts';
import { arithmeticFunctions } from './math/arithmetic.ts';
import { extremeFunctions } from './math/min-and-max.ts';
import { rangeFunctions } from './math/range-and-rand.ts';
import { numberFormatFunctions } from './number/format-number.ts';
import { elsewhereFunctions } from './reference/elsewhere.ts';
import { runFunctions } from './reference/run.ts';
import { caseFunctions } from './string/case.ts';
import { concatFunctions } from './string/concat.ts';
import { guidFunctions } from './string/guid.ts';
import { partFunctions } from './string/parts.ts';
import { replaceAndSplitFunctions } from './string/replace-and-split.ts';
import { searchFunctions } from './string/search.ts';
import { uriFunctions } from './uri/uri-functions.ts';
import { xmlFunctions } from '../xml/xml-functions.ts';

/** Every function of the language, in the order of the reference's families. */
export const functionTable: readonly FunctionEntry[] = [
  ...concatFunctions,
  ...caseFunctions,
  ...partFunctions,
  ...replaceAndSplitFunctions,
  ...searchFunctions,
  ...guidFunctions,
  ...containsFunctions,
  ...endFunctions,
  ...arrayFunctions,
  ...unionFunctions,
  ...sortFunctions,
  ...propertyFunctions,
  ...branchingFunctions,
  ...comparingFunctions,
  ...arithmeticFunctions,
  ...extremeFunctions,
  ...rangeFunctions,
  ...numberConversions,
  ...textConversions,
  ...base64Functions,
  ...dataUriFunctions,
  ...uriFunctions,
  ...xmlFunctions,
  ...dateFunctions,
  ...numberFormatFunctions,
  ...runFunctions,
  ...formFunctions,
  ...elsewhereFunctions,
];

const byName: ReadonlyMap<string, FunctionEntry> = new Map(
  functionTable.flatMap((entry) =>
    [entry.name, ...(entry.aliases ?? [])].map((name): [string, FunctionEntry] => [
      name.toLowerCase(),
      entry,
    ]),
  ),
);

/** The function that a name means in any case; `undefined` where there is none. */
export function findFunction(name: string): FunctionEntry | undefined {
  return byName.get(name.toLowerCase());
}
