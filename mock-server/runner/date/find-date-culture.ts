import { byLowerCase, findCulture, isCultureName } from '../number/find-culture.ts';
import { dateCultures, neutralDates, unknownDates } from './culture-data.ts';
import { dateCultureOf, type DateCulture, type DateCultureText } from './date-culture.ts';

/** Where the service was measured to differ from .NET with ICU (data of Windows). */
const measured: Readonly<Record<string, Partial<DateCultureText>>> = {
  'en-GB': { longDate: 'dd MMMM yyyy' },
  'de-DE': {
    shortMonths: 'Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.',
  },
};

/** CultureInfo.InvariantCulture. */
export const invariantDates: DateCulture = dateCultureOf(
  {
    ...neutralDates,
    shortDate: 'MM/dd/yyyy',
    longDate: 'dddd, dd MMMM yyyy',
    shortTime: 'HH:mm',
    longTime: 'HH:mm:ss',
    yearMonth: 'yyyy MMMM',
    monthDay: 'MMMM dd',
    am: 'AM',
    pm: 'PM',
    era: 'A.D.',
  },
  '',
);

const table = byLowerCase(dateCultures);
const measuredTable = byLowerCase(measured);
const found = new Map<string, DateCulture | undefined>();

/**
 * The dates of a culture by its name in any case, from the table of .NET's cultures with the service's own values
 * over it; `undefined` for a name that .NET refuses.
 */
export function findDateCulture(name: string): DateCulture | undefined {
  const known = found.get(name);
  if (known !== undefined || found.has(name)) return known;
  const culture = look(name);
  if (found.size < 256) found.set(name, culture);
  return culture;
}

function look(name: string): DateCulture | undefined {
  if (name === '') return invariantDates;
  if (!isCultureName(name)) return undefined;
  const text = findCulture(name, neutralDates, table) ?? unknownDates;
  const corrections = measuredTable.get(name.toLowerCase());
  return dateCultureOf(withPlainBlanks({ ...text, ...corrections }), name);
}

/** The blank before AM and PM is narrow in ICU and plain in the service (measured for en-US). */
function withPlainBlanks(text: DateCultureText): DateCultureText {
  return {
    ...text,
    shortTime: text.shortTime.replace('\u202f', ' '),
    longTime: text.longTime.replace('\u202f', ' '),
  };
}
