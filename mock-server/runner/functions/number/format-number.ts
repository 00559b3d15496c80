import type { FunctionEntry } from '../../expression/function-entry.ts';
import { findNumberCulture } from '../../number/find-number-culture.ts';
import { formatNumber } from '../../number/format-number.ts';
import { asNumber } from '../../value/arithmetic.ts';
import { stringArgument } from '../arguments.ts';
import { notALocale } from '../date/times.ts';
import { countMessage, wrongKind, wrongValue } from '../sentences.ts';

const anchor = 'FormatNumber';

/** `formatNumber`: .NET formats, as .NET Core 3.0 and newer write them (functions reference; measured in the cloud). */
export const numberFormatFunctions: readonly FunctionEntry[] = [
  {
    name: 'formatNumber',
    family: 'string',
    min: 2,
    max: 3,
    summary: 'A number in a .NET format and a culture',
    countMessage: countMessage(
      "expects two parameters, with an optional third parameter. It expects the number to be formatted at the first parameter, a numeric format string as the second parameter, and an optional locale string, which defaults to 'en-us', as the third parameter",
      'parameter(s)',
      anchor,
    ),
    call: ([number = null, format = null, locale], _scope, written) => {
      const value =
        asNumber(number) ??
        wrongKind(
          written,
          'its first parameter to be an integer, a float or a decimal number',
          number,
          anchor,
        );
      const pattern = stringArgument(
        format,
        written,
        'its second parameter to be a string which indicates how to format the number',
        anchor,
      );
      const name =
        locale === undefined
          ? 'en-US'
          : stringArgument(
              locale,
              written,
              'its third parameter to be a string which indicates the locale',
              anchor,
            );
      const culture = findNumberCulture(name) ?? notALocale(written, name);
      return (
        formatNumber(value, pattern, culture) ??
        wrongValue(
          written,
          `format string '${pattern}' is not valid. The format string should be a numeric format string.`,
          anchor,
        )
      );
    },
  },
];
