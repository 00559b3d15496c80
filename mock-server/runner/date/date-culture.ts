/** How a culture writes dates, as the table keeps it: names of days and months joined by `|`. */
export interface DateCultureText {
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly yearMonth: string;
  readonly monthDay: string;
  readonly am: string;
  readonly pm: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly days: string;
  readonly shortDays: string;
  readonly months: string;
  /** Names of months beside a day number. */
  readonly genitiveMonths: string;
  readonly shortMonths: string;
  readonly shortGenitiveMonths: string;
  readonly era: string;
  readonly calendar: CalendarName;
}

export type CalendarName = 'gregorian' | 'umalqura' | 'persian' | 'buddhist';

/** The members of .NET's DateTimeFormatInfo that formats and parsing use; weeks start on Sunday. */
export interface DateCulture {
  /** Lower case: `de`. */
  readonly language: string;
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly yearMonth: string;
  readonly monthDay: string;
  readonly am: string;
  readonly pm: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly months: readonly string[];
  readonly genitiveMonths: readonly string[];
  readonly shortMonths: readonly string[];
  readonly shortGenitiveMonths: readonly string[];
  readonly era: string;
  readonly calendar: CalendarName;
}

/** Splits the names of the table. */
export function dateCultureOf(text: DateCultureText, name: string): DateCulture {
  return {
    language: name.replace(/[-_].*$/, '').toLowerCase(),
    ...text,
    days: text.days.split('|'),
    shortDays: text.shortDays.split('|'),
    months: text.months.split('|'),
    genitiveMonths: text.genitiveMonths.split('|'),
    shortMonths: text.shortMonths.split('|'),
    shortGenitiveMonths: text.shortGenitiveMonths.split('|'),
  };
}
