import { neutralNumbers, numberCultures, unknownNumbers } from './culture-data.ts';
import { byLowerCase, findCulture, isCultureName } from './find-culture.ts';
import { invariantNumbers, type NumberCulture } from './number-culture.ts';

const table = byLowerCase(numberCultures);
const found = new Map<string, NumberCulture | undefined>();

/**
 * The numbers of a culture by its name in any case, from the table of .NET's cultures with the service's own
 * values over it; `undefined` for a name that .NET refuses.
 */
export function findNumberCulture(name: string): NumberCulture | undefined {
  const known = found.get(name);
  if (known !== undefined || found.has(name)) return known;
  const culture = look(name);
  if (found.size < 256) found.set(name, culture);
  return culture;
}

function look(name: string): NumberCulture | undefined {
  if (name === '') return invariantNumbers;
  if (!isCultureName(name)) return undefined;
  return asMeasured(findCulture(name, neutralNumbers, table) ?? unknownNumbers);
}

/** Windows keeps the no-break space that ICU made narrow: French groups were measured with U+00A0. */
function asMeasured(culture: NumberCulture): NumberCulture {
  return {
    ...culture,
    groupSeparator: culture.groupSeparator.replace('\u202f', '\u00a0'),
    currencyGroupSeparator: culture.currencyGroupSeparator.replace('\u202f', '\u00a0'),
  };
}
