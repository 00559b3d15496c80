import { neutralNumbers, numberCultures, unknownNumbers } from './culture-data.ts';
import { byLowerCase, findCulture, isCultureName } from './find-culture.ts';
import { invariantNumbers, type NumberCulture } from './number-culture.ts';

/**
 * Where the service was measured to differ from .NET with ICU (Windows keeps the older no-break space in French).
 */
const measured: Readonly<Record<string, Partial<NumberCulture>>> = {
  fr: { groupSeparator: '\u00a0', currencyGroupSeparator: '\u00a0' },
};

const table = byLowerCase(numberCultures);
const measuredTable = byLowerCase(measured);
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
  const culture = findCulture(name, neutralNumbers, table) ?? unknownNumbers;
  const corrections = findCulture<Partial<NumberCulture>>(name, {}, measuredTable);
  return corrections === undefined ? culture : { ...culture, ...corrections };
}
